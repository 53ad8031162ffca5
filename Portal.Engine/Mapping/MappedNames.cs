using System.Text.Json;

namespace Portal.Engine.Mapping;

/// <summary>The fields of an entity that a mapping fills.</summary>
public static class MappedNames
{
    /// <summary>What an older version saved and this one cannot read fills nothing.</summary>
    public static IEnumerable<string> Of(string mapping)
    {
        try
        {
            return JsonSerializer.Deserialize<MappingDefinition>(mapping, MappingDefinition.Json)?.Fields.Select(field => field.To) ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
