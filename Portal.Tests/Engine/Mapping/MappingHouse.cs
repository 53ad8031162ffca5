using System.Text;
using System.Text.Json;
using Portal.Engine.Entities;
using Portal.Engine.Forms;
using Portal.Engine.Mapping;
using Portal.Engine.Mapping.Steps;

namespace Portal.Tests.Engine.Mapping;

/// <summary>Maps single values and whole records, and tells what came of them as one text.</summary>
static class MappingHouse
{
    public static EntityShape Entity(params EntityField[] fields) => new(EntityKind.Keyed, fields);

    public static CompiledMapping Compiled(EntityShape entity, MappingMode mode, params FieldMapping[] fields)
    {
        var problems = new FormProblems();
        var compiled = new MappingDefinition { Mode = mode, Fields = fields }.Compile(entity, problems);
        Assert.Empty(problems.All);
        return compiled!;
    }

    public static FormProblem[] Problems(EntityShape entity, MappingMode mode, params FieldMapping?[] fields)
    {
        var problems = new FormProblems();
        var compiled = new MappingDefinition { Mode = mode, Fields = fields! }.Compile(entity, problems);
        Assert.Equal(problems.Any, compiled is null);
        return [.. problems.All];
    }

    /// <summary>What the field "v" holds when "x" of the source is this JSON, or the reason why not.</summary>
    public static string Value(FieldType type, string json, params MappingStep[] steps) =>
        Value(MappingMode.Full, type, $$"""{"x":{{json}}}""", new FieldMapping("v") { From = "x", Steps = steps });

    public static string Value(MappingMode mode, FieldType type, string record, FieldMapping mapping)
    {
        var body = Body(Compiled(Entity(new EntityField("v", type)), mode, mapping), record);
        return body.StartsWith("""{"v":""", StringComparison.Ordinal) ? body[5..^1] : body;
    }

    public static string Body(CompiledMapping mapping, string record) => Body(mapping, Encoding.UTF8.GetBytes(record));

    public static string Body(CompiledMapping mapping, byte[] record)
    {
        using var document = JsonDocument.Parse(record, new JsonDocumentOptions { MaxDepth = 1000 });
        var row = new MappedRow();
        return mapping.Map(document.RootElement, row) ? Encoding.UTF8.GetString(row.Body) : string.Join('\n', row.Reasons);
    }
}
