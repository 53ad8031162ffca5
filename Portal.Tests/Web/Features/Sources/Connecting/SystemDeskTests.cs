using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.Credentials;
using Portal.Engine.Sources;
using Portal.Tests.Running;
using Portal.Tests.Web.SignIn;
using Portal.Web.Features.Sources.Connecting;

namespace Portal.Tests.Web.Features.Sources.Connecting;

/// <summary>Systems that are registered with their credential, which goes into the vault and nowhere else.</summary>
public sealed class SystemDeskTests
{
    static readonly SourceDraft Crm = new() { Name = "Ünser CRM, sales", Address = new("https://crm.example.com/v1"), Auth = new SourceAuth { Kind = AuthKind.Bearer } };

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_typed_is_in_the_vault_alone_and_a_new_one_takes_its_place()
    {
        await using var portal = await PortalUnderTest.Start();
        var ada = (await portal.FirstAdmin()).AsActor();
        var (desk, vault) = (portal.Services.GetRequiredService<SystemDesk>(), portal.Services.GetRequiredService<Vault>());

        var source = (await desk.Add(ada, Crm, "sk-first", Stop)).Value;

        Assert.StartsWith("vault:nser-crm-sales-", source.Auth.Secret, StringComparison.Ordinal);
        Assert.Equal(ada.PersonId, source.OwnerId);
        Assert.Equal("sk-first", await Kept(vault, source));

        // An empty field keeps it.
        var same = (await desk.Change(ada, source, SourceDraft.Of(source) with { Name = "CRM" }, "", Stop)).Value;
        Assert.Equal(("CRM", "sk-first", source.OwnerId), (same.Name, await Kept(vault, same), same.OwnerId));
        var changed = (await desk.Change(ada, same, SourceDraft.Of(same), "sk-second", Stop)).Value;
        Assert.Equal((source.Auth.Secret, "sk-second"), (changed.Auth.Secret, await Kept(vault, changed)));
        Assert.Single(await vault.List(Stop));
        Assert.DoesNotContain("sk-first", $"{portal.Logs}", StringComparison.Ordinal);
        Assert.DoesNotContain("sk-second", $"{portal.Logs}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_system_that_is_refused_leaves_no_secret_behind()
    {
        await using var portal = await PortalUnderTest.Start();
        var ada = (await portal.FirstAdmin()).AsActor();
        var (desk, vault) = (portal.Services.GetRequiredService<SystemDesk>(), portal.Services.GetRequiredService<Vault>());
        await desk.Add(ada, Crm, "sk-first", Stop);

        Assert.IsType<SourceNameTaken>((await desk.Add(ada, Crm, "sk-second", Stop)).Refusal);

        Assert.Single(await vault.List(Stop));
    }

    static async Task<string> Kept(Vault vault, Source source) => (await vault.Get(source.Auth.Secret!["vault:".Length..], stop: Stop)).Value.Reveal();
}
