// A web API that verifies access tokens. The argument is the user pool; the endpoint is in the configuration.
using LiteCognito;

WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(args);
builder.Services.AddSingleton(new CognitoClient(new()
{
    Endpoint = new Uri(builder.Configuration["Endpoint"]!),
    UserPoolId = builder.Configuration["UserPoolId"]!,
    ClientId = builder.Configuration["ClientId"]!,
}).CreateTokenVerifier());
WebApplication app = builder.Build();
app.MapGet("/", async (HttpRequest request, CognitoTokenVerifier verifier) =>
{
    string token = request.Headers.Authorization.ToString().Replace("Bearer ", "");
    try
    {
        return Results.Text((await verifier.VerifyAsync(token, TokenUse.Access)).Username);
    }
    catch (CognitoTokenException)
    {
        return Results.Unauthorized();
    }
});
app.Run();
