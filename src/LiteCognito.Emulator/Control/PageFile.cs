using LiteCognito.Emulator.Calls;

namespace LiteCognito.Emulator.Control;

/// <summary>The files of the page, which are in the assembly.</summary>
internal static class PageFile
{
    public static Func<ControlRequest, EmulatorResponse> Handler(string name, string contentType)
    {
        var content = new Lazy<byte[]>(() => Read(name));
        return _ => EmulatorResponse.Bytes(200, contentType + "; charset=utf-8", content.Value);
    }

    private static byte[] Read(string name)
    {
        using Stream stream = typeof(PageFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly has no resource {name}.");
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
