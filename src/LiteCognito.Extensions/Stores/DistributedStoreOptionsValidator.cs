using Microsoft.Extensions.Options;

namespace LiteCognito.Stores;

/// <summary>Checks the settings of the stores when the program starts.</summary>
internal sealed class DistributedStoreOptionsValidator : IValidateOptions<DistributedStoreOptions>
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public ValidateOptionsResult Validate(string? name, DistributedStoreOptions options)
    {
        List<string> failures = [];
        string prefix = options.KeyPrefix;
        if (string.IsNullOrWhiteSpace(prefix) || prefix.Length > 100 || prefix.AsSpan().ContainsAny("{} \r\n"))
            failures.Add(
                $"{nameof(DistributedStoreOptions)}.{nameof(options.KeyPrefix)} must have 1 to 100 characters, and no braces or spaces.");
        Check(nameof(options.SessionLifetime), options.SessionLifetime, TimeSpan.FromMinutes(1), TimeSpan.FromDays(3650));
        Check(nameof(options.DeviceLifetime), options.DeviceLifetime, TimeSpan.FromMinutes(1), TimeSpan.FromDays(3650));
        Check(nameof(options.LockDuration), options.LockDuration, Second, TimeSpan.FromMinutes(5));
        Check(nameof(options.LockTimeout), options.LockTimeout, options.LockDuration, TimeSpan.FromMinutes(30));
        Check(nameof(options.OperationTimeout), options.OperationTimeout, Second / 10, TimeSpan.FromSeconds(30));
        Check(nameof(options.OutagePause), options.OutagePause, TimeSpan.Zero, TimeSpan.FromMinutes(5));
        if (options.OutageCopies is < 0 or > 1_000_000)
            failures.Add($"{nameof(DistributedStoreOptions)}.{nameof(options.OutageCopies)} must be 0 to 1,000,000.");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);

        void Check(string member, TimeSpan value, TimeSpan least, TimeSpan most)
        {
            if (value < least || value > most)
                failures.Add($"{nameof(DistributedStoreOptions)}.{member} is {value}. It must be {least} to {most}.");
        }
    }
}
