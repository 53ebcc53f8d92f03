using System.CommandLine;
using LiteCognito.Cli.Connection;
using LiteCognito.Cli.Execution;
using LiteCognito.Cli.Lists;
using LiteCognito.Cli.Output;
using LiteCognito.Cli.Parsing;
using LiteCognito.Cli.Sessions;
using LiteCognito.Cli.Terminal;
using LiteCognito.Model;
using static LiteCognito.Cli.Parsing.SharedOptions;

namespace LiteCognito.Cli.Commands;

internal static class DeviceCommand
{
    private const string RememberedStatus = "dev:device_remembered_status";

    private static readonly ListColumns Columns = new(
        "devices",
        [
            new("key", "key"), new("name", "name"), new("status", "status", ColumnKind.Status), new("current", "current"),
            new("last-used", "lastUsed", ColumnKind.Time),
        ],
        [new("created", "created", ColumnKind.Time)]);

    private static readonly Option<string> Key =
        SharedOptions.Create("--device", "key", "The device key. Default: the device of the session.");

    public static Command Create() => new("device", "Manage the devices that the user pool remembers.")
    {
        CreateConfirm(),
        SignedInCommand.Create("list", "List the user's devices.", "", [.. ItemList.GetOptions(Columns), Json], ListAsync),
        CreateRemember(),
        CreateForget(),
    };

    private static ToolCommand CreateConfirm()
    {
        Option<string> name = SharedOptions.Create(
            "--name", "name", "The name in the list of devices. Default: litecognito on <host>.");
        return SignedInCommand.Create(
            "confirm", "Confirm this device, so that later sign-ins can prove it.", "", [name, DeviceFile],
            (line, session, cancellationToken) => ConfirmAsync(line, session, line.GetValue(name), cancellationToken),
            "The password of the device is kept in devices.json in the state folder, or in the file of --devices.");
    }

    private static ToolCommand CreateRemember()
    {
        Option<bool> not = CreateSwitch("--not", "No longer remember it.");
        return SignedInCommand.Create(
            "remember", "Let the user pool remember a confirmed device.", "", [Key, not],
            async (line, session, cancellationToken) =>
            {
                string key = GetKey(line, session);
                bool isRemembered = !line.GetValue(not);
                await session.SetDeviceRememberedAsync(isRemembered, key, cancellationToken);
                StandardError.WriteLine($"The device {key} is {(isRemembered ? "" : "not ")}remembered.");
                return ExitCode.Success;
            });
    }

    private static ToolCommand CreateForget() => SignedInCommand.Create(
        "forget", "Delete a device.", "--yes", [Key, Yes, DeviceFile],
        async (line, session, cancellationToken) =>
        {
            string key = GetKey(line, session);
            if (!Confirmation.Ask(line.GetValue(Yes), key == session.DeviceKey ? $"this device ({key})" : $"the device {key}"))
                return ExitCode.Failure;
            await session.ForgetDeviceAsync(key, cancellationToken);
            StandardError.WriteLine($"Deleted the device {key}.");
            return ExitCode.Success;
        },
        check: Confirmation.Require);

    private static async Task<int> ConfirmAsync(
        ParseResult line, CognitoSession session, string? name, CancellationToken cancellationToken)
    {
        string file = ClientFactory.GetDeviceFile(line);
        RememberedDevice? known = await new FileDeviceStore(file)
            .FindAsync(session.ToStored().UserPoolId, session.Username, cancellationToken);
        if (known is not null && known.DeviceKey == session.DeviceKey)
        {
            StandardError.WriteLine($"The device {known.DeviceKey} is already confirmed.");
            return ExitCode.Success;
        }
        DeviceConfirmation confirmation = await session.ConfirmDeviceAsync(name ?? ClientFactory.DeviceName, cancellationToken);
        StandardError.WriteLine($"Confirmed the device {confirmation.Device.DeviceKey}. Its password is kept in {file}.");
        if (confirmation.UserConfirmationNecessary)
            StandardError.WriteLine("To let the user pool remember it, run: litecognito device remember");
        return ExitCode.Success;
    }

    private static async Task<int> ListAsync(ParseResult line, CognitoSession session, CancellationToken cancellationToken)
    {
        var list = new ItemList(line, Columns);
        await foreach (Device device in session.ListAllDevicesAsync(cancellationToken))
        {
            bool goesOn = list.Add(writer =>
            {
                writer.WriteString("key", device.DeviceKey);
                writer.WriteString("name", device.DeviceAttributes?.GetValueOrDefault("device_name"));
                writer.WriteString("status", device.DeviceAttributes?.GetValueOrDefault(RememberedStatus));
                writer.WriteBoolean("current", device.DeviceKey == session.DeviceKey);
                if (device.DeviceCreateDate is { } created)
                    writer.WriteString("created", created);
                if (device.DeviceLastAuthenticatedDate is { } used)
                    writer.WriteString("lastUsed", used);
            });
            if (!goesOn)
                break;
        }
        list.End();
        return ExitCode.Success;
    }

    private static string GetKey(ParseResult line, CognitoSession session) => line.GetValue(Key) ?? session.DeviceKey
        ?? throw new UsageException("The session belongs to no device. Use --device with a key from 'device list'.");
}
