using System.Text.Json;
using Portal.Engine.Mapping;
using Portal.Engine.Mapping.Steps;

namespace Portal.Tests.Engine.Mapping;

/// <summary>A definition is stored and exported as JSON that a person can read.</summary>
public sealed class MappingDefinitionTests
{
    static readonly MappingDefinition Definition = new()
    {
        Mode = MappingMode.Patch,
        Fields =
        [
            new("a") { From = "x.y", Steps = [new TrimStep(), new CaseStep(LetterCase.Upper), new DateStep { Gives = DateResult.Day, Formats = ["iso"], Culture = "de-DE", Zone = "UTC" }, new NumberStep { Culture = "de-DE", Strip = ["kg"] }] },
            new("b") { From = "x", Steps = [new BooleanStep(["ja"], ["nein"]), new LookupStep(new Dictionary<string, string> { ["1"] = "ü" }) { Fallback = "z" }, new DefaultStep("d"), new HashStep { Salt = "s" }] },
            new("c") { Steps = [new ConcatenateStep(["a", "b"]) { Separator = "-" }] },
            new("d") { Steps = [new TemplateStep("{a}")] },
            new("e") { Steps = [new ConstantStep("k")] },
        ],
    };

    [Fact]
    public void It_is_written_and_read_without_loss()
    {
        var written = JsonSerializer.Serialize(Definition, MappingDefinition.Json);

        Assert.Equal(written, JsonSerializer.Serialize(JsonSerializer.Deserialize<MappingDefinition>(written, MappingDefinition.Json), MappingDefinition.Json));
        Assert.Equal(
            """
            {"mode":"Patch","fields":[
            {"to":"a","from":"x.y","steps":[{"step":"trim"},{"step":"case","to":"Upper"},{"step":"date","gives":"Day","formats":["iso"],"culture":"de-DE","zone":"UTC"},{"step":"number","culture":"de-DE","strip":["kg"]}]},
            {"to":"b","from":"x","steps":[{"step":"boolean","true":["ja"],"false":["nein"]},{"step":"lookup","table":{"1":"ü"},"fallback":"z"},{"step":"default","value":"d"},{"step":"hash","salt":"s"}]},
            {"to":"c","steps":[{"step":"concatenate","paths":["a","b"],"separator":"-"}]},
            {"to":"d","steps":[{"step":"template","text":"{a}"}]},
            {"to":"e","steps":[{"step":"constant","value":"k"}]}]}
            """.ReplaceLineEndings(""),
            written);
    }

    [Fact]
    public void The_kind_of_a_step_may_stand_last() =>
        Assert.Equal(new CaseStep(LetterCase.Lower), JsonSerializer.Deserialize<MappingStep>("""{"to":"Lower","step":"case"}""", MappingDefinition.Json));

    [Theory]
    [InlineData("""{"mode":"Full","fields":[{"to":"a","form":"x"}]}""")]
    [InlineData("""{"mode":"Full","fields":[{"from":"x"}]}""")]
    [InlineData("""{"mode":"Full","fields":[{"to":"a","steps":[{"step":"encrypt"}]}]}""")]
    [InlineData("""{"mode":"Full","fields":[{"to":"a","steps":[{"step":"constant"}]}]}""")]
    [InlineData("""{"mode":"Full","fields":[{"to":"a","steps":[{"step":"concatenate","paths":null}]}]}""")]
    [InlineData("""{"mode":"Full","fields":null}""")]
    [InlineData("""{"mode":"Half"}""")]
    public void What_a_definition_does_not_have_is_not_read_over(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<MappingDefinition>(json, MappingDefinition.Json));
}
