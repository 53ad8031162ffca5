using System.Text.Json.Nodes;
using Portal.Engine.Blueprints;
using Portal.Engine.Blueprints.Yaml;
using Portal.Engine.Persistence;

namespace Portal.Tests.Engine.Blueprints;

/// <summary>For whatever is configured: what is written, read and written again is the same.</summary>
public sealed class RoundTripProperties
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite, 1)]
    [InlineData(DatabaseKind.Sqlite, 2)]
    [InlineData(DatabaseKind.Sqlite, 3)]
    [InlineData(DatabaseKind.Sqlite, 4)]
    [InlineData(DatabaseKind.Sqlite, 5)]
    [InlineData(DatabaseKind.Sqlite, 6)]
    [InlineData(DatabaseKind.Sqlite, 7)]
    [InlineData(DatabaseKind.Sqlite, 8)]
    [InlineData(DatabaseKind.Postgres, 9)]
    [InlineData(DatabaseKind.Postgres, 10)]
    public async Task An_export_imported_elsewhere_is_exported_the_same(DatabaseKind kind, int seed)
    {
        await using var one = await BlueprintHouse.Open(kind);
        await one.Import(new RandomConfiguration(seed).Yaml());
        var exported = await one.Export();

        await using var other = await BlueprintHouse.Open();
        await other.Import(exported);

        Assert.Equal(exported, await other.Export());
        Assert.Empty((await one.Plan(exported, prune: true)).Steps);
    }

    [Fact]
    public void Whatever_is_written_is_read_as_it_was()
    {
        var random = new Random(5);
        for (var i = 0; i < 2000; i++)
        {
            var document = new JsonObject { ["x"] = Any(random, 4) };
            var problems = new ProblemList();
            var read = YamlReader.Read(YamlWriter.Write(document), problems);
            Assert.Empty(problems.All);
            Assert.Equal(document.ToJsonString(), read!.ToJson()!.ToJsonString());
        }
    }

    static JsonNode? Any(Random random, int depth) => random.Next(depth > 0 ? 8 : 6) switch
    {
        0 => JsonValue.Create(random.Next(2) == 0),
        1 => JsonValue.Create(random.Next(-1000, 1000)),
        2 => null,
        3 => JsonValue.Create(Math.Round(random.NextDouble(), 4)),
        4 or 5 => JsonValue.Create(Text(random)),
        6 => new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Any(random, depth - 1))]),
        _ => new JsonObject(Enumerable.Range(0, random.Next(4)).Select(i => KeyValuePair.Create($"{Text(random)}{i}", Any(random, depth - 1)))),
    };

    static string Text(Random random)
    {
        const string Letters = "ab01 .:-#&*!|>{}[]\"'%@`,\n\n\t?~=\\é\u2028\ufeff\u0007";
        return new string([.. Enumerable.Range(0, random.Next(12)).Select(_ => Letters[random.Next(Letters.Length)])]);
    }
}
