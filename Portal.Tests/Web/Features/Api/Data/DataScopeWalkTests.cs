using System.Globalization;
using System.Text.RegularExpressions;
using Portal.Engine.Agents.Scopes;
using Portal.Engine.Persistence;
using Portal.Tests.Engine.Agents;
using Portal.Web;

namespace Portal.Tests.Web.Features.Api.Data;

/// <summary>
/// Walks every question of the data API, with every parameter that names a field, as agents that may see nothing, one field and one
/// entity. What is hidden is answered like what was made up, and never shows: not in counts, not in order, not in what changed.
/// </summary>
public sealed partial class DataScopeWalkTests
{
    const string Planted = "PLANTED";

    /// <summary>Parameters that name fields, and how a name stands in them.</summary>
    static readonly Dictionary<string, Func<string, string>> NamesFields = new()
    {
        ["where"] = name => $"where={name}:is:a",
        ["sort"] = name => $"sort={name}",
        ["fields"] = name => $"fields={name}",
        ["by"] = name => $"by={name}",
        ["of"] = name => $"of={name}",
        ["distinct"] = name => $"distinct={name}",
    };

    static readonly Dictionary<string, string> Needed = new() { ["source"] = "Sample CRM", ["stream"] = "Sample CRM customer", ["key"] = "k1", ["value"] = "Ada" };

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("nothing", "customer,invoice,visit", "name,city,email")]
    [InlineData("field", "invoice,visit", "city,email")]
    [InlineData("entity", "invoice,visit", "email")]
    [InlineData("other", "customer,visit", "name,city,email")]
    public async Task What_is_hidden_is_answered_like_what_was_made_up(string kind, string hiddenEntities, string hiddenFields)
    {
        await using var house = await Filled();
        using var agent = await house.Agent(ScopeOf(house, kind));
        var walked = 0;
        foreach (var (path, parameters) in await Questions(house))
        {
            foreach (var hidden in hiddenEntities.Split(','))
            {
                Assert.Equal(await Told(agent, Path(path, "unicorn", parameters)), (await Told(agent, Path(path, hidden, parameters))).Replace(hidden, "unicorn", StringComparison.Ordinal));
                walked++;
            }

            if (kind is "nothing" or "other") continue;
            foreach (var parameter in parameters.Where(NamesFields.ContainsKey))
            {
                foreach (var hidden in hiddenFields.Split(','))
                {
                    var (madeUp, real) = (NamesFields[parameter]("unicorn"), NamesFields[parameter](hidden));
                    Assert.Equal(await Told(agent, Path(path, "customer", parameters, madeUp)), (await Told(agent, Path(path, "customer", parameters, real))).Replace(hidden, "unicorn", StringComparison.Ordinal));
                    walked++;
                }
            }
        }

        Assert.True(walked >= 14);
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("field")]
    [InlineData("entity")]
    [InlineData("other")]
    public async Task Nothing_that_is_hidden_shows_in_any_answer(string kind)
    {
        await using var house = await Filled();
        using var agent = await house.Agent(ScopeOf(house, kind));
        var told = new List<string>();
        foreach (var (path, parameters) in await Questions(house))
        {
            foreach (var entity in new[] { "customer", "invoice" })
            {
                told.Add(await Told(agent, Path(path, entity, parameters)));
                if (parameters.Contains("view")) told.Add(await Told(agent, Path(path, entity, parameters, "view=full")));
                if (parameters.Contains("disagreements")) told.Add(await Told(agent, Path(path, entity, parameters, "disagreements=true")));
                if (parameters.Contains("asOf")) told.Add(await Told(agent, Path(path, entity, parameters, "asOf=2030-01-01T00:00:00Z")));
            }
        }

        Assert.DoesNotContain(Planted, string.Join('\n', told), StringComparison.Ordinal);
        if (kind == "field") Assert.DoesNotContain("Basel", string.Join('\n', told), StringComparison.Ordinal);
        if (kind is not "nothing" and not "other") Assert.Contains("Ada", string.Join('\n', told), StringComparison.Ordinal);
    }

    /// <summary>The time that an answer takes tells nothing either: for what is hidden the database is asked as often as for what was made up.</summary>
    [Theory]
    [InlineData("nothing", "customer,invoice,visit", "")]
    [InlineData("field", "invoice,visit", "city,email")]
    public async Task For_what_is_hidden_as_much_is_done_as_for_what_was_made_up(string kind, string hiddenEntities, string hiddenFields)
    {
        var counted = (CountingDatabase?)null;
        await using var house = await Filled(DatabaseKind.Postgres, inner => counted = new CountingDatabase(inner));
        using var agent = await house.Agent(ScopeOf(house, kind));
        async Task<int> Reads(string path)
        {
            var before = counted!.Reads;
            await Told(agent, path);
            return counted.Reads - before;
        }

        var differing = new List<string>();
        await Reads($"{Urls.ApiEntities}/unicorn");
        foreach (var (path, parameters) in await Questions(house))
        {
            var madeUp = await Reads(Path(path, "unicorn", parameters));
            foreach (var hidden in hiddenEntities.Split(','))
            {
                if (await Reads(Path(path, hidden, parameters)) is var reads && reads != madeUp) differing.Add($"{path} of {hidden}: {reads} instead of {madeUp}");
            }

            foreach (var parameter in parameters.Where(one => kind == "field" && NamesFields.ContainsKey(one)))
            {
                var unknown = await Reads(Path(path, "customer", parameters, NamesFields[parameter]("unicorn")));
                foreach (var field in hiddenFields.Split(','))
                {
                    if (await Reads(Path(path, "customer", parameters, NamesFields[parameter](field))) is var reads && reads != unknown) differing.Add($"{path} {parameter} {field}: {reads} instead of {unknown}");
                }
            }
        }

        Assert.Empty(differing);
        // What may be seen is looked up, so the counter counts.
        if (kind == "field") Assert.NotEqual(0, await Reads($"{Urls.ApiEntities}/customer/records"));
    }

    /// <summary>Of a stream only what it brings tells whose it is.</summary>
    [Theory]
    [InlineData("nothing", "Sample CRM,Ledger,Website")]
    [InlineData("field", "Ledger,Website,Secret care")]
    [InlineData("entity", "Ledger,Website,Secret care")]
    [InlineData("other", "Sample CRM,Website")]
    public async Task A_stream_that_is_hidden_is_answered_like_one_that_was_made_up(string kind, string hiddenSources)
    {
        await using var house = await Filled();
        using var agent = await house.Agent(ScopeOf(house, kind));
        var entities = new Dictionary<string, string> { ["Sample CRM"] = "customer", ["Ledger"] = "invoice", ["Website"] = "visit", ["Secret care"] = "customer" };
        foreach (var source in hiddenSources.Split(','))
        {
            foreach (var way in new[] { "?limit=1", "/by-key?key=k1", "?where=name:is:a", "?fields=name", "?limit=0" })
            {
                var (real, madeUp) = ($"{source} {entities[source]}", "unicorn of unicorns");
                var hidden = await Told(agent, $"{Urls.Api}/sources/{source}/streams/{real}/records{way}");
                var unknown = await Told(agent, $"{Urls.Api}/sources/Unicorns/streams/{madeUp}/records{way}");
                Assert.Equal(unknown, hidden.Replace(real, madeUp, StringComparison.Ordinal).Replace(source, "Unicorns", StringComparison.Ordinal));
            }

            // Whether the key is there or not.
            var byKey = $"{Urls.ApiEntities}/customer/records/by-key?source={{0}}&stream={{1}}&key={{2}}";
            if (kind == "other") continue;
            foreach (var key in new[] { "patient-7", "patient-8", "1" })
            {
                var real = $"{source} {entities[source]}";
                var (there, nowhere) = (string.Format(CultureInfo.InvariantCulture, byKey, source, real, key), string.Format(CultureInfo.InvariantCulture, byKey, "Unicorns", "unicorns", key));
                Assert.Equal(await Told(agent, nowhere), (await Told(agent, there)).Replace(real, "unicorns", StringComparison.Ordinal).Replace(source, "Unicorns", StringComparison.Ordinal));
            }
        }
    }

    /// <summary>Whether a record has more than may be seen, or changed in it, moves nothing in what is seen.</summary>
    [Fact]
    public async Task What_changes_in_hidden_fields_changes_no_answer()
    {
        await using var house = await Filled();
        using var agent = await house.Agent(house.Only("customer", "name"));
        var paths = (await Questions(house)).Where(one => !one.Path.EndsWith("/changes", StringComparison.Ordinal)).Select(one => Path(one.Path, "customer", one.Parameters)).ToArray();
        var position = (await RecordEndpointsTests.Asked(agent, $"{Urls.ApiEntities}/customer/changes?after=now")).GetProperty("next").GetString();
        var before = new List<string>();
        foreach (var path in paths) before.Add(await Told(agent, path));

        await house.Bring("customer", ("k1", $$"""{"city":"Zug","email":"{{Planted}}2","name":"Ada"}"""));

        foreach (var (path, old) in paths.Zip(before)) Assert.Equal(old, await Told(agent, path));
        var changes = await RecordEndpointsTests.Asked(agent, $"{Urls.ApiEntities}/customer/changes?after={position}");
        Assert.Equal("[]", changes.GetProperty("changes").GetRawText());
        Assert.False(changes.GetProperty("more").GetBoolean());
    }

    /// <summary>All ways of asking for an entity that the document tells; a new one is walked without being added here.</summary>
    static async Task<IReadOnlyList<(string Path, IReadOnlyList<string> Parameters)>> Questions(ApiHouse house)
    {
        using var anybody = house.Portal.NewClient();
        using var answer = await anybody.GetAsync(Urls.ApiDocument, Stop);
        var paths = (await ApiHouse.Json(answer)).GetProperty("paths").EnumerateObject().Where(path => path.Name.Contains("{entity}", StringComparison.Ordinal));
        return [.. paths.Select(path => (path.Name, (IReadOnlyList<string>)[.. path.Value.GetProperty("get").GetProperty("parameters").EnumerateArray().Where(one => one.GetProperty("in").GetString() == "query").Select(one => one.GetProperty("name").GetString()!)]))];
    }

    static string Path(string path, string entity, IReadOnlyList<string> parameters, string? more = null)
    {
        var asked = parameters.Where(Needed.ContainsKey).Select(name => $"{name}={Uri.EscapeDataString(Needed[name])}").Append(more).OfType<string>();
        return $"{Urls.Api}{path.Replace("{entity}", entity, StringComparison.Ordinal).Replace("{id}", "1", StringComparison.Ordinal)}?{string.Join('&', asked)}".TrimEnd('?');
    }

    static async Task<ApiHouse> Filled(DatabaseKind kind = DatabaseKind.Sqlite, Func<IDatabase, IDatabase>? around = null)
    {
        var house = await ApiHouse.Open(kind, around);
        await house.AddCare();
        await house.Bring("care", ("patient-7", $$"""{"email":"{{Planted}}@care"}"""));
        await house.Bring("customer", ("k1", $$"""{"city":"Basel","email":"{{Planted}}@x","name":"Ada"}"""), ("k2", """{"name":"Bob"}"""));
        await house.Bring("invoice", ("1", $$"""{"number":"{{Planted}}","total":1.5}"""));
        await house.Bring("visit", ("1", """{"page":"home"}"""));
        return house;
    }

    static Scope ScopeOf(ApiHouse house, string kind) => kind switch
    {
        "nothing" => Scope.Nothing,
        "field" => house.Only("customer", "name"),
        "entity" => house.Only("customer"),
        _ => house.Only("invoice", "total"),
    };

    /// <summary>All that an answer tells but when it was given, what is left of the limit, and what positions are, which is never the same; but that there is one.</summary>
    static async Task<string> Told(HttpClient agent, string path)
    {
        using var answer = await agent.GetAsync(path, Stop);
        string[] besides = ["Date", "RateLimit", "Content-Length", "X-Correlation-Id", "X-Request-Id", "traceparent"];
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(header => !besides.Contains(header.Key, StringComparer.OrdinalIgnoreCase)).OrderBy(header => header.Key, StringComparer.Ordinal);
        return $"{(int)answer.StatusCode}\n{string.Join('\n', headers.Select(header => $"{header.Key}: {string.Join(',', header.Value)}"))}\n{Changing().Replace(await answer.Content.ReadAsStringAsync(Stop), "\"$1\"")}";
    }

    [GeneratedRegex("\"(traceId|next)\":\"[^\"]*\"")]
    private static partial Regex Changing();
}
