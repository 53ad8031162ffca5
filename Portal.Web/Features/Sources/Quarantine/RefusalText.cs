using Portal.Engine.Mapping;

namespace Portal.Web.Features.Sources.Quarantine;

/// <summary>Why a row was refused, as a person reads it.</summary>
/// <param name="Field">Where the value is in the row; null if it is the row as a whole.</param>
/// <param name="Why">A sentence.</param>
public sealed record RefusalText(string? Field, string Why)
{
    const string Between = "; ", After = ": ", Whole = "$";

    /// <summary>A value that is shown in a reason may hold what stands between reasons, so one begins only where a path is named.</summary>
    public static IReadOnlyList<RefusalText> Read(string reason, RowSight sight)
    {
        var parts = new List<(string? Field, string Why)>();
        foreach (var piece in reason.Split(Between))
        {
            var at = piece.IndexOf(After, StringComparison.Ordinal);
            if (at > 0 && RowSight.IsSubject(piece[..at])) parts.Add((piece[..at], piece[(at + After.Length)..]));
            else if (parts.Count > 0) parts[^1] = parts[^1] with { Why = parts[^1].Why + Between + piece };
            else parts.Add((null, piece));
        }

        return [.. parts.Select(part => part.Field is { } field && sight.Hides(field, part.Why)
            ? new RefusalText(field, "Its value cannot be taken. It may be sensitive, so it is not shown.")
            : new RefusalText(part.Field == Whole ? null : part.Field, Sentence(part.Why)))];
    }

    static string Sentence(string text) => text.Length == 0 ? text : $"{char.ToUpperInvariant(text[0])}{text[1..]}{(text[^1] is '.' or '!' or '?' ? "" : ".")}";
}
