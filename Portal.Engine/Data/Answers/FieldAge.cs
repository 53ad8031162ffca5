using System.Text.Encodings.Web;
using System.Text.Json;
using Portal.Engine.Freshness;

namespace Portal.Engine.Data.Answers;

/// <summary>From where what is said of a field is, and how old: the same for all records that one stream brought.</summary>
/// <param name="Field">The name of the field.</param>
/// <param name="Source">The source it is from; null if that is gone.</param>
/// <param name="Stream">The stream in it.</param>
/// <param name="VerifiedAt">As of when it was so; null if nobody ever looked.</param>
/// <param name="ExpectedBy">When it is to be looked at again at the latest.</param>
/// <param name="Finding">The verdict and why.</param>
public sealed record FieldAge(string Field, string? Source, string? Stream, DateTimeOffset? VerifiedAt, DateTimeOffset? ExpectedBy, Finding Finding)
{
    /// <summary>The name as it stands in JSON.</summary>
    internal JsonEncodedText Spelled { get; } = JsonEncodedText.Encode(Field, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
}
