using Portal.Engine.Connectors.Rest.Settings;

namespace Portal.Engine.Connectors.Rest.Paging;

static class Pagings
{
    public static IPaging Of(RestSettings settings) => new PageSize(settings.Paging, Habit(settings));

    static IPaging Habit(RestSettings settings) => settings.Paging.By switch
    {
        PagingKind.Cursor => new CursorPaging(settings.Paging),
        PagingKind.NextUrl => new NextUrlPaging(settings.Paging),
        PagingKind.LinkHeader => new LinkHeaderPaging(),
        PagingKind.Page => new PageNumberPaging(settings.Paging),
        PagingKind.Offset => new OffsetPaging(settings.Paging),
        PagingKind.LastId => new LastIdPaging(settings.Paging, settings.Record, settings.Key[0]),
        PagingKind.GraphQl => new GraphQlPaging(settings.Paging),
        _ => new NoPaging(),
    };
}
