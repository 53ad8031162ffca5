using System.Text.Json.Serialization;

namespace Portal.Engine.Mapping.Steps;

[JsonConverter(typeof(JsonStringEnumConverter<DateResult>))]
public enum DateResult
{
    /// <summary>An instant.</summary>
    Moment,

    /// <summary>A day without a time.</summary>
    Day,
}
