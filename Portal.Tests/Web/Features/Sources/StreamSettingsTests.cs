using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.Entities;
using Portal.Engine.Sources;
using Portal.Tests.Running;
using Portal.Tests.Web.SignIn;
using Portal.Web.Features.Sources.Drifting;
using Portal.Web.Features.Sources.Promises;

namespace Portal.Tests.Web.Features.Sources;

/// <summary>What two people set of a stream on two pages is kept of both, however old their pages are.</summary>
public sealed class StreamSettingsTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_promise_and_what_is_done_about_drift_do_not_undo_each_other()
    {
        await using var portal = await PortalUnderTest.Start();
        var ada = (await portal.FirstAdmin()).AsActor();
        var (streams, drifts, promises) = (portal.Services.GetRequiredService<StreamRegistry>(), portal.Services.GetRequiredService<DriftDesk>(), portal.Services.GetRequiredService<StreamPromises>());
        var entity = (await portal.Services.GetRequiredService<EntityModel>().Add(ada, new EntityDraft("person", "Person", EntityKind.Keyed, [new EntityField("name", FieldType.Text)]), Stop)).Value;
        var source = (await portal.Services.GetRequiredService<SourceRegistry>().Add(ada, new SourceDraft { Name = "CRM", Address = new("https://crm.example.com") }, Stop)).Value;
        var page = (await streams.Add(ada, source.Id, new StreamDraft { Name = "People", EntityId = entity.Id }, Stop)).Value;

        Assert.Null((await promises.Save(ada, page.Id, Form(page, "4h"), Stop)).Refusal);
        Assert.Null((await drifts.Choose(ada, page.Id, DriftPolicy.Pause)).Refusal);
        Assert.Null((await promises.Save(ada, page.Id, Form(page, "8h"), Stop)).Refusal);

        var now = (await streams.Find(page.Id, Stop))!;
        Assert.Equal((TimeSpan.FromHours(8), DriftPolicy.Pause), (now.Tolerance, now.Drift));

        StreamDraft Form(Portal.Engine.Sources.Stream shown, string tolerance)
        {
            var form = PromiseForm.Of(shown, entity);
            form.Tolerance = tolerance;
            return form.Read(shown, (_, name, text) => Assert.Fail($"{name}: {text}"));
        }
    }
}
