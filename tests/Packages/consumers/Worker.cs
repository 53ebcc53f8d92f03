// Signs a user in and calls an API with the token, both from the services of the host.
HostApplicationBuilder builder = Host.CreateApplicationBuilder(args);
builder.Services.AddLiteCognito(builder.Configuration.GetSection("Cognito")).AddSession();
builder.Services.AddHttpClient("api").AddCognitoToken();
using IHost host = builder.Build();
await host.StartAsync();
using HttpClient api = host.Services.GetRequiredService<IHttpClientFactory>().CreateClient("api");
Console.WriteLine($"the API knows: {await api.GetStringAsync(builder.Configuration["Api"])}");
await host.StopAsync();
