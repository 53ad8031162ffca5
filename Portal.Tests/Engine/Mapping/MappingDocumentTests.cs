using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Portal.Engine.Entities;
using Portal.Engine.Mapping;
using Portal.Engine.Mapping.Steps;
using Portal.Tests.House;

namespace Portal.Tests.Engine.Mapping;

/// <summary>The document shows every step there is, and what it shows is so.</summary>
public sealed partial class MappingDocumentTests
{
    static readonly string Document = SourceFiles.Text("docs/mapping.md");

    static string[] Steps => [.. typeof(MappingStep).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(step => (string)step.TypeDiscriminator!)];

    [Fact]
    public void Every_step_has_its_section() => Assert.Equal(Steps.Order(), Section().Matches(Document).Select(match => match.Groups[1].Value).Order());

    [Fact]
    public void Every_step_is_named_in_the_code() => Assert.Equal(
        typeof(MappingStep).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(MappingStep))).Select(type => type.Name).Order(),
        typeof(MappingStep).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(step => step.DerivedType.Name).Order());

    [Fact]
    public void Every_example_comes_out_as_shown()
    {
        var examples = Example().Matches(Document);
        Assert.Equal(Steps, examples.Select(example => Step(example).GetType()).Distinct().Select(Name));
        Assert.All(examples, example => Assert.Equal(example.Groups["out"].Value, Made(Step(example), example.Groups["in"].Value)));
    }

    [Fact]
    public void The_definition_that_is_shown_can_be_read_and_run()
    {
        var definition = JsonSerializer.Deserialize<MappingDefinition>(Definition().Match(Document).Groups[1].Value, MappingDefinition.Json)!;
        var entity = MappingHouse.Entity([.. definition.Fields.Select(field => new EntityField(field.To, field.To == "amount" ? FieldType.Number : FieldType.Text))]);

        Assert.Equal(
            """{"amount":1234.5,"city":"Berlin","id":"7","name":"Ann Smith","origin":"crm"}""",
            MappingHouse.Body(MappingHouse.Compiled(entity, definition.Mode, [.. definition.Fields]), """{"last":"Smith","first":"Ann","id":7,"amount.net":"1.234,50","address":{"city":" Berlin "}}"""));
    }

    static string Name(Type type) => typeof(MappingStep).GetCustomAttributes<JsonDerivedTypeAttribute>().Single(step => step.DerivedType == type).TypeDiscriminator!.ToString()!;

    static MappingStep Step(System.Text.RegularExpressions.Match example) => JsonSerializer.Deserialize<MappingStep>(example.Groups["step"].Value, MappingDefinition.Json)!;

    static string Made(MappingStep step, string source)
    {
        var type = step is NumberStep or BooleanStep ? FieldType.Json : FieldType.Text;
        return step.Starts ? MappingHouse.Value(MappingMode.Full, type, source, new FieldMapping("v") { Steps = [step] }) : MappingHouse.Value(type, source, step);
    }

    [GeneratedRegex("^### (.+)$", RegexOptions.Multiline)]
    private static partial Regex Section();

    [GeneratedRegex("```json\n(?<step>\\{ \"step\".*?)\n```\n\n`(?<in>[^`]+)` becomes `(?<out>[^`]+)`", RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex("```json\n(\\{\n.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Definition();
}
