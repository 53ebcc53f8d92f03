using System.Text.Json.Serialization;

namespace LiteCognito.Browser.Page;

[JsonSerializable(typeof(List<StoredSession>))]
internal sealed partial class PageJson : JsonSerializerContext;
