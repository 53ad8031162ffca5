using System.Text.Json.Serialization;

namespace Portal.Web.SampleCompany.Bodies;

/// <summary>A search that is posted.</summary>
sealed record SearchBody(
    int? Limit = null,
    string? After = null,
    IReadOnlyList<SearchFilter?>? Filters = null,
    [property: JsonPropertyName("include_deleted")] bool IncludeDeleted = false,
    IReadOnlyList<string>? Properties = null,
    string? Order = null);
