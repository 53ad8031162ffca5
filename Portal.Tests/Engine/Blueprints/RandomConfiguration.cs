using System.Text;
using System.Text.Json.Nodes;
using Portal.Engine.Blueprints.Yaml;

namespace Portal.Tests.Engine.Blueprints;

/// <summary>A file of things made up by chance, with names and texts that are hard to write.</summary>
sealed class RandomConfiguration(int seed)
{
    static readonly string[] Oddities =
        ["yes", "Null", "0x1F", "1e3", "007", "a: b", "# no", "- x", "é", "Ärger & Co", "\"quoted\"", "it's", "{a}", "[b]", "*c", "&d", "!e", "%f", "@g", "`h", "x\\y", "end:", "日本", "😀 smile", "a,b", "?", "|", ">", "1.50", "2026-01-01", "12:30", "~", "=", "<<"];

    static readonly string[] Types = ["text", "number", "boolean", "date", "moment", "json"];

    readonly Random _random = new(seed);

    public string Yaml()
    {
        var entities = Enumerable.Range(0, _random.Next(1, 4)).Select(i => $"entity_{i}").ToArray();
        var fields = entities.ToDictionary(entity => entity, _ => Enumerable.Range(0, _random.Next(1, 5)).Select(i => $"field_{i}").ToArray());
        var calendars = Names(_random.Next(3));
        var document = new JsonObject { ["version"] = 1 };
        document["calendars"] = new JsonObject(calendars.Select(name => KeyValuePair.Create(name, (JsonNode?)Calendar())));
        document["entities"] = new JsonObject(entities.Select(name => KeyValuePair.Create(name, (JsonNode?)Entity(fields[name]))));
        document["sources"] = new JsonObject(Names(_random.Next(4)).Select(name => KeyValuePair.Create(name, (JsonNode?)Source(entities, fields, calendars))));
        document["workflows"] = new JsonObject(Enumerable.Range(0, _random.Next(3)).Select(i => KeyValuePair.Create($"flow-{i}", (JsonNode?)Workflow(entities, fields))));
        document["agents"] = new JsonObject(Names(_random.Next(3)).Select(name => KeyValuePair.Create(name, (JsonNode?)Agent(entities, fields))));
        return YamlWriter.Write(document);
    }

    JsonObject Calendar() => new()
    {
        ["zone"] = Of("Europe/Berlin", "UTC", "America/New_York"),
        ["hours"] = new JsonObject { [Of("monday", "sunday")] = new JsonArray("08:00-12:00", "13:00-24:00") },
        ["daysOff"] = new JsonArray(new JsonObject { ["day"] = "2027-01-0" + _random.Next(1, 10), ["name"] = Text() }),
    };

    JsonObject Entity(string[] fields) => new()
    {
        ["label"] = Text(),
        ["kind"] = Of("keyed", "happening"),
        ["fields"] = new JsonArray([.. fields.Select(name => new JsonObject { ["name"] = name, ["type"] = Of(Types), ["sensitive"] = Maybe(), ["required"] = Maybe() })]),
        ["mostInOne"] = _random.Next(2, 50),
    };

    JsonObject Source(string[] entities, Dictionary<string, string[]> fields, string[] calendars) => new()
    {
        ["environment"] = Of("mock", "sandbox", "production"),
        ["address"] = $"https://api{_random.Next(100)}.example.com/v{_random.Next(9)}",
        ["auth"] = Maybe() ? new JsonObject { ["kind"] = "basic", ["user"] = "bot", ["secret"] = "vault:some/name" } : new JsonObject(),
        ["streams"] = new JsonObject(Names(_random.Next(3)).Select(name => KeyValuePair.Create(name, (JsonNode?)Stream(Of(entities), fields, calendars)))),
    };

    JsonObject Stream(string entity, Dictionary<string, string[]> fields, string[] calendars)
    {
        var stream = new JsonObject
        {
            ["entity"] = entity,
            ["tolerance"] = $"{_random.Next(1, 90)}{Of("s", "m", "h", "d")}",
            ["guardShare"] = Math.Round(_random.NextDouble(), 3),
            ["fieldPromises"] = new JsonObject { [Of(fields[entity])] = new JsonObject { ["within"] = "90m" } },
            ["feeds"] = new JsonObject(Names(_random.Next(3)).Select(name => KeyValuePair.Create(name, (JsonNode?)Feed(fields[entity])))),
        };
        if (calendars.Length > 0 && Maybe()) stream["calendar"] = Of(calendars);
        return stream;
    }

    JsonObject Feed(string[] fields) => new()
    {
        ["sweeps"] = Maybe(),
        ["connector"] = "rest",
        ["settings"] = new JsonObject
        {
            ["method"] = "post",
            ["path"] = $"list/{_random.Next(50)}",
            ["parameters"] = new JsonArray(new JsonObject { ["name"] = Text(), ["value"] = Text() }),
            ["body"] = "{\n  \"a\": " + JsonValue.Create(Text()).ToJsonString() + "\n}" + Of("", "\n"),
            ["key"] = new JsonArray("id", "other id"),
        },
        ["mapping"] = new JsonObject
        {
            ["fields"] = new JsonArray([.. fields.Select(field => new JsonObject { ["to"] = field, ["from"] = "a.b" })]),
        },
    };

    JsonObject Workflow(string[] entities, Dictionary<string, string[]> fields) => new()
    {
        ["label"] = Text(),
        ["purpose"] = Maybe() ? $"{Text()}\n\n  # {Text()}\n{Text()}" : Text(),
        ["keeps"] = Of("nothing", "newest", "all"),
        ["needs"] = new JsonArray([.. entities.Select(entity => new JsonObject { ["entity"] = entity, ["field"] = Of(fields[entity]), ["onStale"] = Of("run", "flag", "pause"), ["optional"] = Maybe() })]),
        ["callbacks"] = new JsonArray([.. Enumerable.Range(0, _random.Next(3)).Select(_ => JsonValue.Create("https://hooks.example.com"))]),
    };

    JsonObject Agent(string[] entities, Dictionary<string, string[]> fields) => new()
    {
        ["purpose"] = Text(),
        ["owner"] = BlueprintHouse.Owner,
        ["scope"] = new JsonObject
        {
            ["everything"] = Maybe(),
            ["entities"] = new JsonArray([.. entities.Where(_ => Maybe()).Select(entity => new JsonObject { ["entity"] = entity, ["fields"] = new JsonArray(Of(fields[entity])) })]),
        },
        ["recordsPerDay"] = _random.Next(1, 1000),
    };

    string[] Names(int count) => [.. Enumerable.Range(0, count).Select(i => $"{Text()} {i}")];

    string Text()
    {
        var text = new StringBuilder();
        for (var i = _random.Next(1, 4); i > 0; i--) text.Append(Of(Oddities)).Append(Of("", " "));
        return text.ToString().Trim();
    }

    bool Maybe() => _random.Next(2) == 0;

    T Of<T>(params T[] choices) => choices[_random.Next(choices.Length)];
}
