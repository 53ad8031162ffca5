using System.Diagnostics;
using System.Text;

namespace Portal.Tests.Engine.Blueprints;

/// <summary>Files that mean harm, and files with slips of the pen: each is refused with words, where it stands, and nothing is changed.</summary>
public sealed class HostileYamlTests
{
    /// <summary>Where the parser gives up may be a line before what it stumbles over.</summary>
    const string NotYaml = "This is not YAML";

    [Theory]
    [InlineData("a: &x [1]\nb: *x\n", 1, "Anchors (&)")]
    [InlineData("version: 1\na: *x\n", 2, "")]
    [InlineData("version: !!int 1\n", 1, "Tags (!)")]
    [InlineData("version: !<tag:example.com,2026:thing> 1\n", 1, "Tags (!)")]
    [InlineData("%TAG ! tag:evil.example.com,2026:\n---\nversion: !thing 1\n", 3, "Tags (!)")]
    [InlineData("version: 1\nsources:\n\tCRM: {}\n", 3, NotYaml)]
    [InlineData("version: 1\nsources: {CRM: [\n", 3, NotYaml)]
    [InlineData("version: 1\nversion: 1\n", 2, "stands here twice")]
    [InlineData("version: 1\n---\nversion: 1\n", 2, "A second document")]
    [InlineData("version: 1\n? [a, b]\n: c\n", 2, "cannot be a name")]
    [InlineData("version: 1\n<<: {sources: {}}\n", 2, "nothing called so")]
    [InlineData("- 1\n", 1, "A configuration begins with")]
    [InlineData("just words\n", 1, "A configuration begins with")]
    [InlineData("", 1, "A configuration begins with")]
    [InlineData("\0\u0001\u0002", 1, "")]
    [InlineData("sources: {}\n", 1, "does not say of which version")]
    [InlineData("version: 2\n", 1, "reads version 1")]
    [InlineData("version: 1\nsources: 7\n", 2, "as a group")]
    [InlineData("version: 1\nsources:\n  - CRM\n", 3, "as a group")]
    public async Task It_is_refused_where_it_stands(string text, int line, string words)
    {
        await using var house = await BlueprintHouse.Open();
        var plan = await house.Plan(text);

        Assert.NotEmpty(plan.Problems);
        Assert.Contains(plan.Problems, problem => Math.Abs(problem.Line - line) <= (words == NotYaml ? 1 : 0) && problem.Text.Contains(words, StringComparison.Ordinal));
        Assert.NotNull((await house.Desk.Apply(house.Ada, plan, TestContext.Current.CancellationToken)).Refusal);
    }

    /// <summary>A billion laughs, brackets and groups without end, one endless name, a thousand wrong names.</summary>
    [Theory]
    [InlineData("laughs")]
    [InlineData("brackets")]
    [InlineData("braces")]
    [InlineData("dashes")]
    [InlineData("indents")]
    [InlineData("name")]
    [InlineData("names")]
    [InlineData("length")]
    public async Task What_would_take_for_ever_is_refused_at_once(string kind)
    {
        await using var house = await BlueprintHouse.Open();
        var text = kind switch
        {
            "laughs" => "a: &a [x,x,x,x,x,x,x,x,x]\n" + string.Concat(Enumerable.Range(1, 30).Select(i => $"a{i}: &a{i} [{string.Join(',', Enumerable.Repeat(i == 1 ? "*a" : $"*a{i - 1}", 9))}]\n")),
            "brackets" => "version: " + new string('[', 200_000),
            "braces" => "version: " + string.Concat(Enumerable.Repeat("{a: ", 100_000)),
            "dashes" => "version:\n  " + string.Concat(Enumerable.Repeat("- ", 100_000)) + "x",
            "indents" => string.Concat(Enumerable.Range(0, 400).Select(i => new string(' ', i) + "a:\n")),
            "name" => new string('a', 2_000_000) + ": 1\n",
            "names" => "version: 1\n" + string.Concat(Enumerable.Range(0, 50_000).Select(i => $"wrong{i}: 1\n")),
            _ => "version: 1 #" + new string('x', 17_000_000),
        };
        var begun = Stopwatch.GetTimestamp();
        var plan = await house.Plan(text);

        Assert.InRange(plan.Problems.Count, 1, 100);
        Assert.True(Stopwatch.GetElapsedTime(begun) < TimeSpan.FromSeconds(20), $"{kind} took {Stopwatch.GetElapsedTime(begun)}");
    }

    [Fact]
    public async Task Many_problems_are_told_at_once_each_where_it_stands_and_near_names_are_suggested()
    {
        await using var house = await BlueprintHouse.Open();
        var plan = await house.Plan("""
            version: 1
            entitys: {}
            entities:
              customer:
                label: Customer
                kind: keyd
                fields:
                  - name: email
                    typ: text
                    type: text
                  - name: score
                    type: number
            sources:
              CRM:
                adress: https://crm.example.com
                address: ftp://crm.example.com
                auth:
                  kind: bearer
                  secret: sk-live-planted
                streams:
                  Contacts:
                    entity: custmer
                    guardShare: 7
                    tolerance: soon
                    feeds:
                      Hourly:
                        schedule:
                          kind: interval
                          every: 1h
                        connector: rest
                        settings:
                          path: contacts
                          key: [id]
                          pagin: {by: cursor}
                          paging: {by: cursr}
                        mapping:
                          fields:
                            - to: emial
                              from: mail
            workflows:
              w:
                label: W
                needs:
                  - entity: customer
                    field: scor
                callbacks:
                  - https://hooks.example.com/T0/B1/secret
            """);

        var told = plan.Problems.Select(problem => $"{problem.Line} {problem.Text}").ToArray();
        string[] expected =
        [
            "2 There is nothing called so here. Did you mean entities?",
            "6 Did you mean keyed?",
            "9 There is nothing called so here. Did you mean type?",
            "15 There is nothing called so here. Did you mean address?",
            "16 This must be a full address",
            "19 Say where the secret is kept",
            "22 There is no entity of this name, neither here nor in the file. Did you mean customer?",
            "23 ",
            "24 Write a length of time",
            "34 There is no such setting. Did you mean paging?",
            "35 This must be one of",
            "45 Customer has no such field.",
            "47 Write the beginning of the address alone",
        ];
        Assert.All(expected, words => Assert.Contains(told, one => one.StartsWith(words, StringComparison.Ordinal)));
        Assert.DoesNotContain("planted", string.Join('\n', plan.Problems), StringComparison.Ordinal);
        Assert.DoesNotContain("B1", string.Join('\n', plan.Problems), StringComparison.Ordinal);
        Assert.Empty(plan.Steps);
    }

    [Theory]
    [InlineData("kind: keyed", "kind: happening", "stays of its kind")]
    [InlineData("normalisation: email", "normalisation: trim", "keeps how its records match")]
    [InlineData("type: number", "type: text", "stays a number")]
    [InlineData("connector: rest", "connector: soap", "no such connector")]
    [InlineData("to: full_name", "to: fullname", "fullname")]
    [InlineData("step: trim", "step: trimm", "nothing that a mapping has")]
    public async Task What_its_registry_would_refuse_is_told_before_anything_is_changed(string from, string to, string words)
    {
        await using var house = await BlueprintHouse.Open();
        await house.Import(Samples.Whole);
        var file = Samples.Whole.Replace(from, to, StringComparison.Ordinal);

        var problem = Assert.Single((await house.Plan(file)).Problems, one => one.Text.Contains(words, StringComparison.Ordinal));
        var line = file[..file.IndexOf(to, StringComparison.Ordinal)].Count(letter => letter == '\n') + 1;
        Assert.InRange(problem.Line, line - 12, line + 1);
    }

    [Fact]
    public async Task Random_letters_never_do_more_than_be_refused()
    {
        await using var house = await BlueprintHouse.Open();
        var random = new Random(20261121);
        const string Letters = "abc:-#&*!|>{}[]\"'%@`, \n\t?~01\u00e9\u2028\ufeff";
        for (var i = 0; i < 300; i++)
        {
            var text = new StringBuilder(i % 2 == 0 ? "version: 1\n" : Samples.Whole[..random.Next(Samples.Whole.Length)]);
            for (var j = random.Next(1, 200); j > 0; j--) text.Insert(random.Next(text.Length), Letters[random.Next(Letters.Length)]);
            await house.Plan(text.ToString());
        }
    }
}
