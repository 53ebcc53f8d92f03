#:project ../../src/LiteCognito/LiteCognito.csproj
#:project ../../src/LiteCognito.Emulator/LiteCognito.Emulator.csproj
#:property RestorePackagesWithLockFile=false
#:property ManagePackageVersionsCentrally=false
#:property EnforceCodeStyleInBuild=false
#:property RunAnalyzers=false
#:property GenerateDocumentationFile=false
#:property PublishAot=false
#:property ServerGarbageCollector=false
// Measures the emulator in process, without the client:
//   dotnet run -c Release benchmarks/emulator/emulator.cs [-- sign-ins|state]
using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using LiteCognito;
using LiteCognito.Emulator;

const int SignIns = 400, Passes = 3;
const string Password = "Passw0rd!";
Process self = Process.GetCurrentProcess();
IntPtr allCores = OperatingSystem.IsMacOS() ? 0 : self.ProcessorAffinity;
await MeasureSignInsAsync(cores: 1, print: false); // warms up
await MeasureSignInsAsync(cores: 1);
if (Environment.ProcessorCount > 1)
    await MeasureSignInsAsync(cores: 2);
await MeasureSignInsAsync(cores: 1, hasState: true);
if (Environment.ProcessorCount > 1)
    await MeasureSignInsAsync(cores: 2, hasState: true);
if (args is ["sign-ins"])
    return;
await MeasureResetAsync(hasState: false);
await MeasureResetAsync(hasState: true);
Console.WriteLine("| users | state file | AdminGetUser | AdminUpdateUserAttributes | SignUp |");
Console.WriteLine("|---|---|---|---|---|");
foreach (bool hasState in (bool[])[false, true, false, true])
    await MeasureStateAsync(10_000, hasState);
if (args is ["state"])
    return;
Console.WriteLine("| users | AdminGetUser (name) | AdminGetUser (ID) | InitiateAuth | ListUsers (page) | SignUp | memory |");
Console.WriteLine("|---|---|---|---|---|---|---|");
foreach (int users in (int[])[10, 1_000, 100_000])
    await MeasureCallsAsync(users);

async Task MeasureSignInsAsync(int cores, bool print = true, bool hasState = false)
{
    if (!OperatingSystem.IsMacOS())
        self.ProcessorAffinity = cores == 1 ? 1 : cores == 2 ? 3 : allCores;
    double best = 0, processor = double.MaxValue;
    for (int pass = 0; pass < (print ? Passes : 1); pass++)
    {
        using var state = new StateFolder(hasState);
        using var emulator = new CognitoEmulator(new CognitoEmulatorOptions { StateFile = state.File });
        EmulatorPool pool = emulator.CreatePool();
        EmulatorClient app = pool.CreateClient("app");
        string[] names = [.. Enumerable.Range(0, SignIns).Select(i => $"user{i}")];
        foreach (string name in names)
            pool.AddUser(name, Password);
        using var http = new HttpMessageInvoker(emulator.CreateHandler());
        await Get(http, $"https://emulator.test/{pool.Id}/.well-known/jwks.json"); // creates the key
        var clients = names.Select(_ => new CognitoSrp(pool.Id)).ToArray();
        var challenges = new JsonNode[SignIns];
        var answers = new JsonObject[SignIns];

        // The client's part, between the calls, is not measured.
        (double first, double firstProcessor) = Time(cores, i => challenges[i] = CallAsync(http, "InitiateAuth", new()
        {
            ["ClientId"] = app.Id,
            ["AuthFlow"] = "USER_SRP_AUTH",
            ["AuthParameters"] = new JsonObject { ["USERNAME"] = names[i], ["SRP_A"] = clients[i].SrpA },
        }).GetAwaiter().GetResult());
        for (int i = 0; i < SignIns; i++)
        {
            Dictionary<string, string> parameters = challenges[i]["ChallengeParameters"]!.AsObject()
                .ToDictionary(parameter => parameter.Key, parameter => (string)parameter.Value!);
            var responses = new JsonObject();
            foreach ((string name, string value) in clients[i].PasswordVerifier(parameters, Password, DateTimeOffset.UtcNow))
                responses[name] = value;
            answers[i] = new()
            {
                ["ClientId"] = app.Id,
                ["ChallengeName"] = "PASSWORD_VERIFIER",
                ["Session"] = (string)challenges[i]["Session"]!,
                ["ChallengeResponses"] = responses,
            };
        }
        (double second, double secondProcessor) = Time(cores, i =>
            _ = CallAsync(http, "RespondToAuthChallenge", answers[i]).GetAwaiter().GetResult()["AuthenticationResult"]!["IdToken"]!);
        best = Math.Max(best, SignIns / (first + second));
        processor = Math.Min(processor, (firstProcessor + secondProcessor) / SignIns);
    }
    if (print)
        Console.WriteLine(
            $"{cores} core(s){(hasState ? ", state file" : "")}: {best:F0} sign-ins/s, {processor * 1000:F2} ms of processor time each");
}

// Runs an action for each sign-in, on as many threads as cores. Returns the elapsed time and the processor time in seconds.
(double Elapsed, double Processor) Time(int threads, Action<int> action)
{
    GC.Collect();
    self.Refresh();
    TimeSpan before = self.TotalProcessorTime;
    var watch = Stopwatch.StartNew();
    int next = -1;
    Thread[] workers = [.. Enumerable.Range(0, threads).Select(_ => new Thread(() =>
    {
        for (int i = Interlocked.Increment(ref next); i < SignIns; i = Interlocked.Increment(ref next))
            action(i);
    }))];
    foreach (Thread worker in workers)
        worker.Start();
    foreach (Thread worker in workers)
        worker.Join();
    double elapsed = watch.Elapsed.TotalSeconds;
    self.Refresh();
    return (elapsed, (self.TotalProcessorTime - before).TotalSeconds);
}

async Task MeasureResetAsync(bool hasState)
{
    const int Users = 100, Resets = 50;
    using var state = new StateFolder(hasState);
    using var emulator = new CognitoEmulator(new CognitoEmulatorOptions { StateFile = state.File });
    EmulatorPool pool = emulator.CreatePool();
    for (int i = 0; i < Users; i++)
        pool.AddUser($"user{i}", Password, new Dictionary<string, string> { ["email"] = $"user{i}@example.com" });
    emulator.SetResetPoint();
    using EmulatorListener listener = emulator.Listen();
    using var http = new HttpClient();
    var times = new List<double>();
    for (int i = 0; i < Resets; i++)
    {
        pool.AddUser($"new{i}", Password);
        var watch = Stopwatch.StartNew();
        (await http.PostAsync(new Uri(listener.Endpoint, "_emulator/reset"), null)).EnsureSuccessStatusCode();
        times.Add(watch.Elapsed.TotalMilliseconds);
    }
    times.Sort();
    Console.WriteLine(
        $"reset of {Users} users{(hasState ? ", state file" : "")}: median {times[Resets / 2]:F2} ms, longest {times[^1]:F2} ms");
}

async Task MeasureStateAsync(int users, bool hasState)
{
    using var state = new StateFolder(hasState);
    using var emulator = new CognitoEmulator(new CognitoEmulatorOptions { StateFile = state.File });
    EmulatorPool pool = emulator.CreatePool();
    EmulatorClient app = pool.CreateClient("app");
    Parallel.For(0, users, i => pool.AddUser(
        $"user{i}", Password, new Dictionary<string, string> { ["email"] = $"user{i}@example.com" }));
    using var http = new HttpMessageInvoker(emulator.CreateHandler());
    var admin = new CognitoClient(
        new() { UserPoolId = pool.Id, Credentials = LiteCognito.Signing.AwsCredentialProvider.Static("testing", "testing") },
        new HttpClient(emulator.CreateHandler()));
    int number = 0;
    double[] costs =
    [
        await MillisecondsAsync(() => admin.AdminGetUserAsync(new() { Username = "user77" })),
        await MillisecondsAsync(() => admin.AdminUpdateUserAttributesAsync(
            new() { Username = "user77", UserAttributes = new Dictionary<string, string> { ["name"] = $"name {number++}" } })),
        await MillisecondsAsync(() => CallAsync(http, "SignUp", new()
        {
            ["ClientId"] = app.Id, ["Username"] = $"new{number++}", ["Password"] = Password,
        })),
    ];
    Console.WriteLine($"| {users:N0} | {(hasState ? "yes" : "no")} | {string.Join(" | ", costs.Select(cost => $"{cost:F3} ms"))} |");
}

async Task<double> MillisecondsAsync(Func<Task> call)
{
    const int MostCalls = 200;
    TimeSpan longest = TimeSpan.FromSeconds(1);
    double best = double.MaxValue;
    for (int pass = 0; pass < Passes; pass++)
    {
        var watch = Stopwatch.StartNew();
        int made = 0;
        while (made < MostCalls && watch.Elapsed < longest)
        {
            await call();
            made++;
        }
        best = Math.Min(best, watch.Elapsed.TotalMilliseconds / made);
    }
    return best;
}

async Task MeasureCallsAsync(int users)
{
    if (!OperatingSystem.IsMacOS())
        self.ProcessorAffinity = allCores;
    using var emulator = new CognitoEmulator();
    EmulatorPool pool = emulator.CreatePool();
    EmulatorClient app = pool.CreateClient("app");
    long before = GC.GetTotalMemory(forceFullCollection: true);
    Parallel.For(1, users, i => pool.AddUser(
        $"user{i}", Password, new Dictionary<string, string> { ["email"] = $"user{i}@example.com" }));
    EmulatorUser last = pool.AddUser("last", Password, new Dictionary<string, string> { ["email"] = "last@example.com" });
    long memory = GC.GetTotalMemory(forceFullCollection: true) - before;
    using var http = new HttpMessageInvoker(emulator.CreateHandler());
    var admin = new CognitoClient(
        new()
        {
            UserPoolId = pool.Id,
            ClientId = app.Id,
            Credentials = LiteCognito.Signing.AwsCredentialProvider.Static("testing", "testing"),
        },
        new HttpClient(emulator.CreateHandler()));
    using var srp = new CognitoSrp(pool.Id);
    string page = (await admin.ListUsersAsync(new() { Limit = Math.Min(5, users - 1) })).PaginationToken!;
    int number = 0;
    double[] costs =
    [
        await MillisecondsAsync(() => admin.AdminGetUserAsync(new() { Username = last.Username })),
        await MillisecondsAsync(() => admin.AdminGetUserAsync(new() { Username = last.Sub })),
        await MillisecondsAsync(() => CallAsync(http, "InitiateAuth", new()
        {
            ["ClientId"] = app.Id,
            ["AuthFlow"] = "USER_SRP_AUTH",
            ["AuthParameters"] = new JsonObject { ["USERNAME"] = last.Username, ["SRP_A"] = srp.SrpA },
        })),
        await MillisecondsAsync(() => admin.ListUsersAsync(new() { Limit = 5, PaginationToken = page })),
        await MillisecondsAsync(() => CallAsync(http, "SignUp", new()
        {
            ["ClientId"] = app.Id, ["Username"] = $"new{number++}", ["Password"] = Password,
        })),
    ];
    Console.WriteLine($"| {users:N0} | {string.Join(" | ", costs.Select(cost => $"{cost:F2} ms"))} | {memory / 1e6:F1} MB |");
}

static async Task<JsonNode> CallAsync(HttpMessageInvoker http, string operation, JsonObject input)
{
    using var request = new HttpRequestMessage(HttpMethod.Post, "https://emulator.test/")
    {
        Content = new StringContent(input.ToJsonString(), Encoding.UTF8, "application/x-amz-json-1.1"),
    };
    request.Headers.Add("X-Amz-Target", "AWSCognitoIdentityProviderService." + operation);
    using HttpResponseMessage response = await http.SendAsync(request, default);
    string body = await response.Content.ReadAsStringAsync();
    return response.IsSuccessStatusCode ? JsonNode.Parse(body)! : throw new InvalidOperationException(body);
}

static async Task Get(HttpMessageInvoker http, string address)
{
    using var request = new HttpRequestMessage(HttpMethod.Get, address);
    (await http.SendAsync(request, default)).Dispose();
}

// A state file in a folder of its own, if a measurement has one.
internal sealed class StateFolder(bool exists) : IDisposable
{
    private readonly string? _folder = exists ? Directory.CreateTempSubdirectory("litecognito-").FullName : null;

    public string? File => _folder is null ? null : Path.Combine(_folder, "pools.state");

    public void Dispose()
    {
        if (_folder is not null)
            Directory.Delete(_folder, recursive: true);
    }
}
