using System.Runtime.Versioning;
using LiteCognito.Browser.Page;
using Microsoft.AspNetCore.Components.WebAssembly.Hosting;

[assembly: SupportedOSPlatform("browser")]

// Runs parts of the library in a browser, as the tests of LiteCognito.Browser request.
var builder = WebAssemblyHostBuilder.CreateDefault(args);
builder.RootComponents.Add<Report>("#app");
await builder.Build().RunAsync();
