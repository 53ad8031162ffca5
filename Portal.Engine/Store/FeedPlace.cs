using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Engine.Connectors;

namespace Portal.Engine.Store;

/// <summary>A runner's hold on a feed: which claim it is of, and where the feed stood when it last moved it.</summary>
public sealed record FeedPlace(long Feed, long Stream, long Epoch, long Run, PassInfo Pass, Cursor Cursor)
{
    static readonly JsonSerializerOptions Sparse = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>
    /// The cursor as it is stored and compared. With the pass and its page in it no place is like another, though a source
    /// may hand out the same token again.
    /// </summary>
    internal string Text => Write(Cursor, Pass.Number, Pass.Pages, Pass.IsMarked);

    internal static string Write(Cursor cursor, long pass, long page, bool isMarked = false) =>
        JsonSerializer.Serialize(new Kept(pass, page, cursor.Watermark, cursor.Token, cursor.Greatest, cursor.Memo, isMarked ? true : null), Sparse);

    internal static bool IsMarked(string text) => JsonSerializer.Deserialize<Kept>(text)!.Marked is true;

    internal static Cursor Read(string text)
    {
        var kept = JsonSerializer.Deserialize<Kept>(text)!;
        return new Cursor(kept.Watermark, kept.Token, kept.Greatest, kept.Memo);
    }

    sealed record Kept(long Pass, long Page, string? Watermark, string? Token, string? Greatest, string? Memo, bool? Marked);
}
