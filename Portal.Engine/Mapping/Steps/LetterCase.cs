using System.Text.Json.Serialization;

namespace Portal.Engine.Mapping.Steps;

[JsonConverter(typeof(JsonStringEnumConverter<LetterCase>))]
public enum LetterCase
{
    Upper,

    Lower,

    /// <summary>The first letter of each word is large, all others are small.</summary>
    Title,
}
