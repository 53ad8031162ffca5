using System.Text.Json.Serialization;

namespace Portal.Engine.Mapping;

[JsonConverter(typeof(JsonStringEnumConverter<MappingMode>))]
public enum MappingMode
{
    /// <summary>A source record is all there is of the thing: a field it does not have is gone.</summary>
    Full,

    /// <summary>A source record tells what changed: a field it does not have stays as it was.</summary>
    Patch,
}
