using Portal.Web.Platform;
using Portal.Web.Platform.Agents;

namespace Portal.Web.Features.Api.Data;

/// <summary>The unified data, over HTTP.</summary>
public static class DataApi
{
    public static IServiceCollection AddDataApi(this IServiceCollection services) => services
        .AddSingleton<Accounts>()
        .AddSingleton<DataDoor>()
        .AddSingleton<EntityEndpoints>()
        .AddSingleton<RecordEndpoints>()
        .AddSingleton<StreamEndpoints>()
        .AddSingleton<ChangesEndpoint>()
        .AddSingleton<SummaryEndpoint>();

    public static void MapDataApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("").RequireAuthorization(Policies.Agent).DisableAntiforgery().AddEndpointFilter<RouteGroupBuilder, ApiFaults>();
        api.MapGet(Urls.ApiEntities, (HttpContext http, EntityEndpoints entities) => entities.List(http)).WithMetadata(new ReadsNoRecords());
        api.MapGet(Urls.ApiEntityRoute, (HttpContext http, EntityEndpoints entities, string entity) => entities.Describe(http, entity)).WithMetadata(new ReadsNoRecords());
        api.MapGet(Urls.ApiRecordsRoute, (HttpContext http, RecordEndpoints records, string entity) => records.Query(http, entity));
        api.MapGet(Urls.ApiRecordBySourceRoute, (HttpContext http, RecordEndpoints records, string entity) => records.BySource(http, entity));
        api.MapGet(Urls.ApiRecordByMatchRoute, (HttpContext http, RecordEndpoints records, string entity) => records.ByMatch(http, entity));
        api.MapGet(Urls.ApiRecordRoute, (HttpContext http, RecordEndpoints records, string entity, string id) => records.Get(http, entity, id));
        api.MapGet(Urls.ApiStreamRecordsRoute, (HttpContext http, StreamEndpoints streams, string source, string stream) => streams.Query(http, source, stream));
        api.MapGet(Urls.ApiStreamRecordRoute, (HttpContext http, StreamEndpoints streams, string source, string stream) => streams.Get(http, source, stream));
        api.MapGet(Urls.ApiChangesRoute, (HttpContext http, ChangesEndpoint changes, string entity) => changes.Tell(http, entity));
        api.MapGet(Urls.ApiSummaryRoute, (HttpContext http, SummaryEndpoint summary, string entity) => summary.Sum(http, entity));
    }
}
