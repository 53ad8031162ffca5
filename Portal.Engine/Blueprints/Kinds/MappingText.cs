using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Portal.Engine.Blueprints.Drafts;
using Portal.Engine.Mapping;

namespace Portal.Engine.Blueprints.Kinds;

/// <summary>Mappings, always written alike and without what is the default anyway.</summary>
static class MappingText
{
    static readonly JsonSerializerOptions Short = new(MappingDefinition.Json) { TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveDefaultsOut } } };

    /// <returns>As it stands, if it is none that this version reads.</returns>
    public static JsonNode? Canonical(string text)
    {
        try
        {
            return JsonSerializer.SerializeToNode(JsonSerializer.Deserialize<MappingDefinition>(text, MappingDefinition.Json), Short);
        }
        catch (JsonException)
        {
            return JsonNode.Parse(text);
        }
    }

    static void LeaveDefaultsOut(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object || type.Type.IsAbstract) return;
        var shape = DraftShape.Of(type.Type);
        foreach (var property in type.Properties)
        {
            var member = shape.Members.FirstOrDefault(member => member.Property.Name == (property.AttributeProvider as PropertyInfo)?.Name);
            if (member is null or { IsNeeded: true }) continue;
            var usual = member.Property.GetValue(shape.Blank);
            property.ShouldSerialize = (_, value) => value is not null && !value.Equals(usual) && !(value is ICollection { Count: 0 } && (usual is null or ICollection { Count: 0 }));
        }
    }
}
