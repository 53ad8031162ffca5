using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Engine.Forms;

namespace Portal.Engine.Mapping;

/// <summary>How a source record becomes the body of an entity record. It is stored with its feed and exported with it.</summary>
public sealed record MappingDefinition
{
    /// <summary>How a definition is written as JSON. The kind of a step may stand anywhere in it, because databases sort names.</summary>
    public static JsonSerializerOptions Json { get; } = Options();

    public MappingMode Mode { get; init; }

    public IReadOnlyList<FieldMapping> Fields { get; init; } = [];

    /// <returns>Null if something is wrong with it; all of that is then among the problems.</returns>
    public CompiledMapping? Compile(EntityShape entity, FormProblems problems) => new Compiling.MappingCompiler(this, entity, problems).Compile();

    static JsonSerializerOptions Options()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            AllowOutOfOrderMetadataProperties = true,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            NumberHandling = JsonNumberHandling.Strict,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
