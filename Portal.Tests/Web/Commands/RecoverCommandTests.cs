using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.People;
using Portal.Engine.Persistence;
using Portal.Tests.Running;
using Portal.Tests.Web.SignIn;
using Portal.Web;
using Portal.Web.Commands;

namespace Portal.Tests.Web.Commands;

public sealed class RecoverCommandTests
{
    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_portal_whose_only_admin_is_locked_out_is_opened_again(DatabaseKind kind)
    {
        await using var storage = await TestStorage.New(kind);
        await using (var before = await PortalUnderTest.StartOn(storage)) await before.FirstAdmin();

        var (code, told) = await Run(storage, "recover", "ADA@example.com");

        Assert.Equal(0, code);
        var token = told.Split('#')[1].Trim();
        await using var portal = await PortalUnderTest.StartOn(storage);
        using var ada = new Guest(portal);
        var joined = await ada.Submit(Urls.Join, "join", ("Token", token), ("Password", "a wholly different phrase"));
        Assert.Equal(System.Net.HttpStatusCode.Redirect, joined.StatusCode);
        Assert.True(await ada.IsIn());
        Assert.Contains("Person: recovered", await ada.Read(Urls.Audit), StringComparison.Ordinal);
        Assert.Equal(Role.Admin, (await portal.Services.GetRequiredService<PeopleDirectory>().List(new PeopleFilter(), TestContext.Current.CancellationToken)).Single().Role);
    }

    [Fact]
    public async Task Whoever_is_not_there_cannot_be_recovered()
    {
        await using var storage = await TestStorage.New(DatabaseKind.Sqlite);
        Assert.Equal((1, "Nobody here has the address nobody@example.com."), await Run(storage, "recover", "nobody@example.com"));
        Assert.Equal(CommandTable.AskedWrongly, (await Run(storage, "recover")).Code);
    }

    static async Task<(int Code, string Told)> Run(TestStorage storage, params string[] words)
    {
        await using var told = new StringWriter();
        var code = await new CommandTable().Run([.. words, .. storage.Settings], told, told, TestContext.Current.CancellationToken);
        return (code, told.ToString().Trim());
    }
}
