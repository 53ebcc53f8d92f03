using LiteCognito;

if (args is ["every-client", var server])
{
    await EveryClient.RunAsync(new Uri(server));
    return 0;
}

if (args is ["called-addresses"])
{
    await CalledAddresses.RunAsync();
    return 0;
}

// One of several processes that share a file of tokens. Arguments: ENDPOINT POOL CLIENT USERNAME FILE COUNT.
// Starts refreshing when it reads a line from stdin.
if (args is not [var endpoint, var pool, var app, var username, var file, var count])
    return 2;
try
{
    var client = new CognitoClient(
        new() { Endpoint = new Uri(endpoint), UserPoolId = pool, ClientId = app, TokenStore = new FileTokenStore(file) });
    CognitoSession session = await client.RestoreSessionAsync(username)
        ?? throw new InvalidOperationException("The file contains no session of this user.");
    Console.WriteLine("ready");
    Console.ReadLine();

    int seen = 0;
    string last = session.Tokens.AccessToken;
    for (int i = 0; i < int.Parse(count, System.Globalization.CultureInfo.InvariantCulture); i++)
    {
        string next = (await session.RefreshAsync()).AccessToken;
        if (session.StoreFailure is { } failure)
            throw failure;
        if (next != last)
            seen++;
        last = next;
    }
    Console.WriteLine(seen);
    return 0;
}
catch (Exception e)
{
    Console.Error.WriteLine(e);
    return 1;
}
