using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;

WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(args);
builder.Services.AddAuthentication().AddCognitoJwt(builder.Configuration.GetSection("Cognito"));
builder.Services.AddAuthorization();
builder.Services.AddCognitoProblemDetails();

WebApplication api = builder.Build();
api.UseExceptionHandler();
api.MapGet("/me", (ClaimsPrincipal user) => $"Hello {user.Identity!.Name}").RequireAuthorization();
api.MapGet("/admin", [Authorize(Roles = "admin")] () => "For the group admin.");
api.MapGet("/orders", () => "An order.").RequireScope("orders/read");
api.Run();
