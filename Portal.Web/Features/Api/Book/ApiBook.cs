using System.Text.Json.Nodes;

namespace Portal.Web.Features.Api.Book;

/// <summary>What can be asked over HTTP, as openapi.json says it: for programs as it stands, for people as pages of it.</summary>
public sealed class ApiBook
{
    const string Resource = "openapi.json";

    static readonly byte[] Bytes = Load();

    static readonly JsonObject Document = JsonNode.Parse(Bytes)!.AsObject();

    /// <summary>By tag, in the order in which they are told.</summary>
    public IReadOnlyList<BookChapter> Chapters { get; } = [.. Document["tags"]!.AsArray().Select(tag => Chapter(tag!["name"]!.GetValue<string>(), tag["description"]!.GetValue<string>()))];

    public string Text => Document["info"]!["description"]!.GetValue<string>();

    /// <summary>Anybody may read it: it is the same of every portal, and tells nothing of this one.</summary>
    internal static IResult Serve(HttpContext http)
    {
        http.Response.Headers.CacheControl = "public, max-age=300";
        return TypedResults.Bytes(Bytes, "application/json");
    }

    static BookChapter Chapter(string name, string text) => new(name, text,
    [
        .. from path in Document["paths"]!.AsObject()
           from way in path.Value!.AsObject()
           where way.Value!["tags"]![0]!.GetValue<string>() == name
           select Entry(way.Key, path.Key, way.Value!),
    ]);

    static BookEntry Entry(string method, string path, JsonNode way) => new(
        way["operationId"]!.GetValue<string>(),
        method.ToUpperInvariant(),
        path,
        way["summary"]!.GetValue<string>(),
        way["description"]!.GetValue<string>(),
        [.. way["parameters"]!.AsArray().Select(one => Parameter(one!))],
        [.. way["responses"]!.AsObject().Where(one => one.Key != "default").Select(one => new BookAnswer(one.Key, one.Value!["description"]!.GetValue<string>()))]);

    static BookParameter Parameter(JsonNode one)
    {
        var schema = one["schema"]!;
        var example = one["example"] is JsonArray several ? several[0] : one["example"];
        return new BookParameter(
            one["name"]!.GetValue<string>(), one["in"]!.GetValue<string>(), one["description"]!.GetValue<string>(), one["required"]?.GetValue<bool>() == true,
            schema["enum"] is JsonArray words ? string.Join(", ", words) : null, schema["default"]?.ToString(), example?.ToString());
    }

    static byte[] Load()
    {
        using var stream = typeof(ApiBook).Assembly.GetManifestResourceStream(Resource)!;
        using var all = new MemoryStream();
        stream.CopyTo(all);
        return all.ToArray();
    }
}
