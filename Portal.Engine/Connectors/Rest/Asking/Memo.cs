using System.Text.Json;
using Portal.Engine.Connectors.Rest.Reading;

namespace Portal.Engine.Connectors.Rest.Asking;

/// <summary>The tags of an answer, and of which request it was the answer: to another they say nothing.</summary>
sealed record Memo(string Of, string? ETag, string? LastModified)
{
    public static string? Text(Ask ask, Answer answer) =>
        answer.ETag is null && answer.LastModified is null ? null : JsonSerializer.Serialize(new Memo(ask.Fingerprint, answer.ETag, answer.LastModified));

    /// <summary>Asks for nothing if nothing changed.</summary>
    public static void Apply(string? text, Ask ask)
    {
        if (text is null || Parse(text) is not { } memo || memo.Of != ask.Fingerprint) return;
        if (memo.ETag is { } tag) ask.Header("If-None-Match", tag);
        if (memo.LastModified is { } at) ask.Header("If-Modified-Since", at);
    }

    static Memo? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Memo>(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
