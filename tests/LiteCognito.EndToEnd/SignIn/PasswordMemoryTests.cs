using System.Collections;
using System.Reflection;
using LiteCognito.Emulator;

namespace LiteCognito.EndToEnd.SignIn;

/// <summary>Passwords in memory that the caller clears when the call has completed.</summary>
public sealed class PasswordMemoryTests
{
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(SignInFlow.UserSrp)]
    [InlineData(SignInFlow.UserPassword)]
    [InlineData(SignInFlow.UserAuth)]
    public async Task Session_continues_after_the_password_is_cleared(SignInFlow flow)
    {
        using var offline = new Offline();
        char[] password = Offline.Password.ToCharArray();

        SignInStep step = await offline.SignInAsync(new SignInRequest { Username = Offline.Username, Password = password, Flow = flow });
        Array.Clear(password);

        CognitoSession session = Offline.Session(step);
        Assert.Null(PathToPassword(step));
        await session.RefreshAsync(Cancelled);
        Assert.Equal(Offline.Username, (await session.GetUserAsync(Cancelled)).Username);
    }

    [Fact]
    public async Task Challenge_can_be_saved_and_answered_after_the_password_is_cleared()
    {
        using var offline = new Offline(MfaConfiguration.On);
        offline.User.EnableSmsMfa();
        char[] password = Offline.Password.ToCharArray();

        SignInStep step = await offline.Client.SignInAsync(Offline.Username, password.AsMemory(), Cancelled);
        Array.Clear(password);

        var challenge = Assert.IsType<SmsMfaChallenge>(step);
        Assert.Null(PathToPassword(challenge));
        var resumed = (SmsMfaChallenge)offline.Client.ResumeSignIn(challenge.Save());
        Offline.Session(await resumed.RespondAsync(offline.LastCode, Cancelled));
    }

    [Fact]
    public async Task New_password_of_a_challenge_is_set_and_not_kept_in_memory()
    {
        using var offline = new Offline(permanent: false);
        char[] temporary = Offline.Password.ToCharArray(), chosen = "Another-horse-8".ToCharArray();

        var challenge = Assert.IsType<NewPasswordChallenge>(await offline.Client.SignInAsync(Offline.Username, temporary, Cancelled));
        Array.Clear(temporary);
        SignInStep step = await challenge.RespondAsync(chosen, cancellationToken: Cancelled);
        Array.Clear(chosen);

        Assert.Null(PathToPassword(step));
        Assert.Null(PathToPassword(challenge));
        Offline.Session(await offline.SignInAsync(password: "Another-horse-8"));
    }

    [Fact]
    public async Task Passwords_in_memory_work_for_sign_up_reset_and_change()
    {
        using var offline = new Offline();
        char[] first = "First-horse-1".ToCharArray(), second = "Second-horse-2".ToCharArray(), third = "Third-horse-3".ToCharArray();

        await offline.Client.SignUpAsync(
            new() { Username = "bob", Password = first, UserAttributes = new UserAttributes { Email = "bob@example.com" } }, Cancelled);
        await offline.Client.ConfirmSignUpAsync(new() { Username = "bob", ConfirmationCode = offline.LastCode }, Cancelled);
        await offline.Client.ForgotPasswordAsync("bob", Cancelled);
        await offline.Client.ConfirmForgotPasswordAsync("bob", offline.LastCode, second, Cancelled);
        CognitoSession session = Offline.Session(await offline.Client.SignInAsync("bob", second, Cancelled));
        await session.ChangePasswordAsync(second, third, Cancelled);
        Array.Clear(first);
        Array.Clear(second);
        Array.Clear(third);

        Assert.Null(PathToPassword(session));
        Offline.Session(await offline.Client.SignInAsync("bob", "Third-horse-3", Cancelled));
    }

    [Fact]
    public void Search_finds_a_password_in_a_request() =>
        Assert.NotNull(PathToPassword(new SignInRequest { Username = Offline.Username, Password = Offline.Password }));

    /// <summary>Searches all objects that an object of the library references for a password or its characters.</summary>
    private static string? PathToPassword(object root)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var open = new Stack<(object Value, string Path)>([(root, root.GetType().Name)]);
        while (open.TryPop(out (object Value, string Path) next))
        {
            (object value, string path) = next;
            if (value is CognitoPassword or char[] or ReadOnlyMemory<char>)
                return path;
            if (value is string or Type or Delegate || !seen.Add(value))
                continue;
            if (value is IEnumerable items && value.GetType().Assembly != typeof(CognitoClient).Assembly)
            {
                foreach (object? item in items)
                    Push(item, path + "[]");
                continue;
            }
            // Only objects of the library and collections are searched, not the HTTP client, for example.
            string name = value.GetType().FullName!;
            bool isSearched = name.StartsWith("LiteCognito.", StringComparison.Ordinal)
                || name.StartsWith("System.Collections.", StringComparison.Ordinal);
            if (!isSearched)
                continue;
            for (Type? type = value.GetType(); type is not null; type = type.BaseType)
                foreach (FieldInfo field in type.GetFields(Fields))
                    Push(field.GetValue(value), $"{path}.{field.Name}");

            void Push(object? item, string itemPath)
            {
                if (item is not null && !item.GetType().IsPrimitive && !item.GetType().IsPointer)
                    open.Push((item, itemPath));
            }
        }
        return null;
    }
}
