// A web API with the packages for ASP.NET Core and Redis: returns the user of the access token, and how long the token is valid.
using System.Security.Claims;

WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(args);
IConfiguration cognito = builder.Configuration.GetSection("Cognito");
builder.Services.AddDataProtection();
builder.Services.AddLiteCognito(cognito).AddRedisStores("127.0.0.1:1");
builder.Services.AddAuthentication().AddCognitoJwt(cognito);
builder.Services.AddAuthorization();

WebApplication app = builder.Build();
app.MapGet("/", (ClaimsPrincipal user) => user.Identity!.Name).RequireAuthorization();
app.Run();
