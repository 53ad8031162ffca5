using System.Text;
using System.Text.Json.Nodes;
using Portal.Engine.Data.Reading;

namespace Portal.Tests.Engine.Data.Reading;

/// <summary>What it finds is what a JSON reader finds, and of what it cannot read it says so.</summary>
public sealed class BodyScanTests
{
    static readonly string[] Texts = ["", "a", "\"", "\\", "a\\\"b", "},{", "é𝄞", "\n", ":,]}"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void It_finds_the_fields_of_any_body(int seed)
    {
        var dice = new Random(seed);
        for (var round = 0; round < 3000; round++)
        {
            var body = new JsonObject();
            for (var i = dice.Next(6); i > 0; i--) body[$"f{dice.Next(9)}"] = Value(dice, 3);
            var text = body.ToJsonString();

            var found = Fields(text, out var isOther);

            Assert.False(isOther, text);
            Assert.Equal(body.Select(field => (field.Key, field.Value?.ToJsonString() ?? "null")), found);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{ }")]
    [InlineData("{\"a\": 1}")]
    [InlineData("{ \"a\":1}")]
    [InlineData("{\"a\":1 ,\"b\":2}\n")]
    [InlineData("{\"\\u0061\":1}")]
    [InlineData("{\"a\":\"")]
    [InlineData("{\"a\":[1")]
    [InlineData("{\"a\":1}x")]
    [InlineData("{\"a\":}")]
    public void Another_spelling_is_left_to_a_JSON_reader(string text)
    {
        Fields(text, out var isOther);

        Assert.True(isOther);
    }

    /// <summary>Whatever is cut off, it comes to an end and does not call it whole.</summary>
    [Fact]
    public void A_body_that_is_cut_off_is_another_spelling()
    {
        const string Whole = """{"a":"x\"y","b":[1,{"c":"}"}],"d":-1.5e3,"e":null}""";
        for (var length = 1; length < Whole.Length; length++)
        {
            Fields(Whole[..length], out var isOther);
            Assert.True(isOther, Whole[..length]);
        }
    }

    static JsonNode? Value(Random dice, int deep) => dice.Next(deep > 0 ? 7 : 5) switch
    {
        0 => null,
        1 => dice.Next(2) == 0,
        2 => dice.Next(-1000, 1000) / 8.0,
        3 or 4 => string.Concat(Enumerable.Range(0, dice.Next(3)).Select(_ => Texts[dice.Next(Texts.Length)])),
        5 => new JsonArray([.. Enumerable.Range(0, dice.Next(3)).Select(_ => Value(dice, deep - 1))]),
        _ => new JsonObject(Enumerable.Range(0, dice.Next(3)).Select(i => KeyValuePair.Create($"k{i}", Value(dice, deep - 1)))),
    };

    static List<(string Name, string Value)> Fields(string text, out bool isOther)
    {
        var body = Encoding.UTF8.GetBytes(text);
        var scan = new BodyScan(body);
        var found = new List<(string, string)>();
        while (scan.Next()) found.Add((Encoding.UTF8.GetString(body[scan.Name]), Encoding.UTF8.GetString(body[scan.Value])));
        isOther = scan.IsOther;
        return found;
    }
}
