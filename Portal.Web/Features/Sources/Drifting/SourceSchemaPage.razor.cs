using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Portal.Engine.Audit;
using Portal.Web.Features.Sources.Streams;
using Portal.Web.Platform;
using Portal.Web.Platform.SignIn;
using Portal.Web.Ui;

namespace Portal.Web.Features.Sources.Drifting;

/// <summary>What the rows of all streams of a source look like, and what is not as it was.</summary>
public sealed partial class SourceSchemaPage(StreamSchemas schemas) : StreamsTab
{
    /// <summary>The page of the stream has all of them.</summary>
    const int MostFields = 50;

    const int MostNames = 8;

    IReadOnlyList<StreamSchema> _schemas = [];

    [CascadingParameter]
    Task<AuthenticationState> Authentication { get; set; } = default!;

    [CascadingParameter]
    Visitor? Visitor { get; set; }

    protected override async Task Fill() => _schemas = await schemas.Of(Scene.Streams);

    static string Mapped(IReadOnlyList<SchemaRow> rows) => rows.Count(row => row.MapsTo.Count > 0) switch
    {
        0 => ", none of them mapped",
        var mapped when mapped == rows.Count => rows.Count == 1 ? ", mapped" : ", all of them mapped",
        var mapped => $", {Amounts.Number(mapped)} of them mapped",
    };

    static string Names(IReadOnlyList<SchemaRow> rows) => $"{string.Join(", ", rows.Take(MostNames).Select(row => row.Field.Path))}{(rows.Count > MostNames ? ", …" : "")}";

    async Task<Actor> Me() => (await Authentication).User.AsActor(Visitor?.Address);
}
