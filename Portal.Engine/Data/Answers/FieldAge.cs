using System.Text.Encodings.Web;
using System.Text.Json;
using Portal.Engine.Freshness;

namespace Portal.Engine.Data.Answers;

/// <summary>From where what is said of a field is, and how old: the same for all records that one stream brought.</summary>
/// <param name="name">The name of the field.</param>
/// <param name="source">The source it is from; null if that is gone.</param>
/// <param name="stream">The stream in it.</param>
/// <param name="verifiedAt">As of when it was so; null if nobody ever looked.</param>
/// <param name="expectedBy">When it is to be looked at again at the latest.</param>
/// <param name="finding">The verdict and why.</param>
public sealed class FieldAge(string name, string? source, string? stream, DateTimeOffset? verifiedAt, DateTimeOffset? expectedBy, Finding finding)
{
    JsonEncodedText? _spelled;

    public string Field => name;

    public string? Source => source;

    public string? Stream => stream;

    public DateTimeOffset? VerifiedAt => verifiedAt;

    public DateTimeOffset? ExpectedBy => expectedBy;

    public Finding Finding => finding;

    /// <summary>That it is served because something else is stale, or although it is; null while all is as usual.</summary>
    public FieldFallback? Fallback { get; init; }

    /// <summary>The last moment at which it is not too old.</summary>
    internal DateTimeOffset? StaleAfter { get; init; }

    /// <summary>The name as it stands in JSON.</summary>
    internal JsonEncodedText Spelled => _spelled ??= JsonEncodedText.Encode(name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);

    internal bool IsAsOldAs(FieldAge other) => (verifiedAt, expectedBy, finding) == (other.VerifiedAt, other.ExpectedBy, other.Finding);
}
