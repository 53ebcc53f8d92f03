using LiteCognito;

HostApplicationBuilder builder = Host.CreateApplicationBuilder(args);

builder.Services.AddLiteCognito(builder.Configuration.GetSection("Cognito"))
    .AddMachineTokens("orders/read")
    .KeepSignedIn();
builder.Services.AddHttpClient("orders", http => http.BaseAddress = new(builder.Configuration["Orders:Address"]!))
    .AddCognitoToken();
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddHostedService<OrderReport>();

builder.Build().Run();

/// <summary>Asks an API for its orders every minute, as a machine.</summary>
internal sealed class OrderReport(IHttpClientFactory clients, TimeProvider clock, ILogger<OrderReport> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1), clock);
        do
        {
            try
            {
                using HttpClient api = clients.CreateClient("orders");
                string orders = await api.GetStringAsync("orders", stoppingToken);
                logger.LogInformation("The API returned {Length} characters.", orders.Length);
            }
            catch (Exception e) when (e is HttpRequestException or CognitoOAuthException)
            {
                logger.LogWarning(e, "The orders are not available. The next attempt is in a minute.");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
