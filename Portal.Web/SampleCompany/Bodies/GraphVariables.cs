using System.Text.Json.Serialization;

namespace Portal.Web.SampleCompany.Bodies;

/// <summary>The variables that the sample company knows.</summary>
sealed record GraphVariables(
    int? First = null,
    string? After = null,
    [property: JsonConverter(typeof(TextOrNumber))] string? Since = null,
    bool? IncludeDeleted = null);
