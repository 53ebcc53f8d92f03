using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using LiteCognito.Emulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LiteCognito.Hosting.Tests;

/// <summary>The emulator over HTTP. It counts how often each code and each refresh token is sent.</summary>
internal sealed class CountingPool : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly HttpMessageInvoker _emulator;

    public CountingPool(CognitoEmulator emulator)
    {
        _emulator = new(emulator.CreateHandler());
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.Run(ForwardAsync);
    }

    /// <summary>Gets how often each code of each user was sent.</summary>
    public ConcurrentDictionary<(string Username, string Code), int> Codes { get; } = new();

    /// <summary>Gets how often each refresh token was sent.</summary>
    public ConcurrentDictionary<string, int> RefreshTokens { get; } = new();

    public Uri Endpoint { get; private set; } = null!;

    public async Task StartAsync()
    {
        await _server.StartAsync(TestContext.Current.CancellationToken);
        Endpoint = new(_server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _emulator.Dispose();
    }

    private async Task ForwardAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        string target = context.Request.Headers["X-Amz-Target"].ToString();
        Count(target[(target.LastIndexOf('.') + 1)..], JsonNode.Parse(body.ToArray())!);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Endpoint, context.Request.Path.Value!))
        {
            Content = new ByteArrayContent(body.ToArray()),
        };
        request.Headers.Add("X-Amz-Target", target);
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(context.Request.ContentType!);
        // The service completes a request whose sender has gone.
        using HttpResponseMessage response = await _emulator.SendAsync(request, CancellationToken.None);
        context.Response.StatusCode = (int)response.StatusCode;
        context.Response.ContentType = response.Content.Headers.ContentType?.ToString();
        await context.Response.Body.WriteAsync(await response.Content.ReadAsByteArrayAsync(CancellationToken.None), context.RequestAborted);
    }

    private void Count(string operation, JsonNode body)
    {
        if (operation == "RespondToAuthChallenge" && (string?)body["ChallengeResponses"]?["SOFTWARE_TOKEN_MFA_CODE"] is { } code)
            Codes.AddOrUpdate(((string)body["ChallengeResponses"]!["USERNAME"]!, code), 1, (_, count) => count + 1);
        else if (operation == "GetTokensFromRefreshToken")
            RefreshTokens.AddOrUpdate((string)body["RefreshToken"]!, 1, (_, count) => count + 1);
    }
}
