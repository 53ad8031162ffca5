using Portal.Engine.Agents;
using Portal.Engine.Agents.Scopes;
using Portal.Engine.Blueprints.Kinds;
using Portal.Engine.Credentials;
using Portal.Engine.Deliveries;
using Portal.Engine.Persistence;
using Portal.Engine.Secrets;
using Portal.Engine.Sources;
using Portal.Engine.Workflows;

namespace Portal.Tests.Engine.Blueprints;

/// <summary>Known secrets are put wherever one may be, and looked for in the file.</summary>
public sealed class NoSecretTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task None_is_in_an_export()
    {
        const string Planted = "planted-secret";
        await using var house = await BlueprintHouse.Open();
        await house.Import(Samples.Whole);
        var secrets = new List<string> { Planted };
        Assert.Null((await house.Get<Vault>().Put(house.Ada, "billing", new Secret($"{Planted}-1"), Stop)).Refusal);
        Assert.Null((await house.Get<Vault>().Put(house.Ada, "plain", new Secret($"{Planted}-2"), Stop)).Refusal);
        Assert.Null((await house.Get<SourceRegistry>().Add(house.Ada, new SourceDraft { Name = "Plainly named", Address = new("https://x.example.com"), Auth = new() { Kind = AuthKind.Bearer, Secret = "plain" } }, Stop)).Refusal);
        var keyed = new SourceDraft { Name = "Keyed in its address", Address = new("https://y.example.com"), Auth = new() { Kind = AuthKind.Parameter, Parameter = "api_key", Secret = "plain" } };
        Assert.Null((await house.Get<SourceRegistry>().Add(house.Ada, keyed, Stop)).Refusal);
        var workflow = (await house.Get<WorkflowRegistry>().Find("churn-watch", Stop))!;
        var callback = (await house.Get<Destinations>().Create(house.Ada, Callbacks.OwnerKind, workflow.Id, $"https://chat.example.com/hooks/{Planted}?token={Planted}", Stop)).Value;
        secrets.Add(callback.Secret.Reveal());
        var agent = (await house.Get<AgentDesk>().Create(house.Ada, new AgentDraft("Reader", "Reads", house.Ada.PersonId!.Value, Scope.All), stop: Stop)).Value;
        secrets.Add(agent.Key.Reveal());

        var file = await house.Export();

        Assert.All(secrets, secret => Assert.DoesNotContain(secret, file, StringComparison.Ordinal));
        Assert.Contains("secret: vault:plain", file, StringComparison.Ordinal);
        Assert.Contains("kind: parameter", file, StringComparison.Ordinal);
        Assert.Contains("parameter: api_key", file, StringComparison.Ordinal);
        Assert.Contains("- https://chat.example.com\n", file, StringComparison.Ordinal);
        Assert.Empty((await house.Plan(file, prune: true)).Steps);
        var census = await Census.Take(house.Get<IDatabase>(), Stop);
        Assert.Equal(2, census.Agents.Count);
    }

    [Fact]
    public async Task A_secret_that_stands_in_a_file_is_not_repeated()
    {
        await using var house = await BlueprintHouse.Open();
        await house.Import(Samples.Whole);
        foreach (var file in new[] { "secret: vault:billing", "header: X-Api-Key", "requests: 100", "kind: bearer", "every: 1h", "type: moment", "zone: Europe/Berlin" }
            .Select(line => Samples.Whole.Replace(line, $"{line[..line.IndexOf(':', StringComparison.Ordinal)]}: \"sk:planted secret\"", StringComparison.Ordinal)))
        {
            var plan = await house.Plan(file);
            Assert.NotEmpty(plan.Problems.Select(problem => problem.Text).Concat(plan.Steps.Select(step => step.Name)));
            Assert.DoesNotContain("planted", string.Join('\n', plan.Problems), StringComparison.Ordinal);
        }
    }
}
