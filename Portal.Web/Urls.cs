namespace Portal.Web;

/// <summary>Every address inside the portal, so that the compiler checks the links.</summary>
public static class Urls
{
    public const string Home = "/";
    public const string SignIn = "/sign-in";
    public const string SignInDone = "/sign-in/done";
    public const string SignOut = "/sign-out";
    public const string Setup = "/setup";
    public const string Join = "/join";
    public const string JoinTooLate = "/join?tooLate=true";
    public const string Account = "/account";
    public const string People = "/people";
    public const string Audit = "/audit";
    public const string AuditExport = "/audit/export";
    public const string SourcesExport = "/exports/sources";
    public const string RunsExportRoute = "/exports/runs/{feed:long}";
    public const string RecordsExportRoute = "/exports/records/{stream:long}";
    public const string QuarantineExportRoute = "/exports/quarantine/{feed:long}";
    public const string WorkflowsExport = "/exports/workflows";
    public const string GateExportRoute = "/exports/workflows/{name}/gate";
    public const string AgentsExport = "/exports/agents";
    public const string AgentReadsExportRoute = "/exports/agents/{agent:long}/reads";
    public const string PeopleExport = "/exports/people";
    public const string FreshnessExport = "/exports/freshness";
    public const string VerdictsExportRoute = "/exports/verdicts/{stream:long}";
    public const string TimelineExportRoute = "/exports/timeline/{source:long}";
    public const string DriftsExportRoute = "/exports/drifts/{stream:long}";
    public const string SourceSchemaExportRoute = "/exports/schema/{source:long}";
    public const string SourceMappingExportRoute = "/exports/mappings/{source:long}";
    public const string SourceDataExportRoute = "/exports/streams/{source:long}";
    public const string EntitiesExport = "/exports/entities";
    public const string DataExportRoute = "/exports/data/{entity}";
    public const string CalendarsExport = "/exports/calendars";
    public const string Sources = "/sources";
    public const string SourcesInNeed = $"{Sources}?waits=somebody";
    public const string Connect = $"{Sources}/connect";
    public const string SourceRoute = $"{Sources}/{{Id:long}}";
    public const string SourceSettingsRoute = $"{SourceRoute}/settings";
    public const string TimelineRoute = $"{SourceRoute}/timeline";
    public const string SourceSchemaRoute = $"{SourceRoute}/schema";
    public const string SourceMappingRoute = $"{SourceRoute}/mapping";
    public const string SourceDataRoute = $"{SourceRoute}/data";
    public const string TimelineChangeRoute = $"{TimelineRoute}/{{ChangeId:long}}";
    public const string ConnectingRoute = $"{SourceRoute}/connect";
    public const string UnfinishedRoute = $"{ConnectingRoute}/{{UnfinishedId:long}}";
    public const string RunsRoute = $"{SourceRoute}/feeds/{{FeedId:long}}/runs";
    public const string QuarantineRoute = $"{SourceRoute}/feeds/{{FeedId:long}}/quarantine";
    public const string MappingRoute = $"{SourceRoute}/feeds/{{FeedId:long}}/mapping";
    public const string ReadingRoute = $"{SourceRoute}/feeds/{{FeedId:long}}/reading";
    public const string RecordsRoute = $"{SourceRoute}/streams/{{StreamId:long}}/records";
    public const string RecordRoute = $"{SourceRoute}/streams/{{StreamId:long}}/record";
    public const string SchemaRoute = $"{SourceRoute}/streams/{{StreamId:long}}/schema";
    public const string AllRuns = "/runs/";
    public const string RunRoute = $"{AllRuns}{{Id:long}}";
    public const string RunLogRoute = $"{AllRuns}{{id:long}}/log";
    public const string Freshness = "/freshness";
    public const string VerdictsRoute = $"{Freshness}/{{Id:long}}";
    public const string Data = "/data";
    public const string DataEntityRoute = $"{Data}/{{Entity}}";
    public const string DataRecordRoute = $"{DataEntityRoute}/{{Id:long}}";
    public const string Calendars = "/calendars";
    public const string Blueprints = "/configuration";
    public const string BlueprintsUnread = $"{Blueprints}?problem=comments";
    public const string BlueprintExport = "/configuration/export";
    public const string NotFound = "/not-found";
    public const string Forbidden = "/forbidden";
    public const string Error = "/error";
    public const string Live = "/health/live";
    public const string Ready = "/health/ready";
    public const string Metrics = "/metrics";
    public const string Api = "/api/v1";
    public const string Me = $"{Api}/me";
    public const string ApiFreshness = $"{Api}/freshness";
    public const string ApiWorkflows = $"{Api}/workflows";
    public const string ApiGateRoute = $"{ApiWorkflows}/{{name}}/gate";
    public const string ApiTriggersRoute = $"{ApiWorkflows}/{{name}}/triggers";
    public const string ApiTriggerRoute = $"{ApiTriggersRoute}/{{id}}";
    public const string ApiNowhere = $"{Api}/{{**path}}";
    public const string ApiDocument = $"{Api}/openapi.json";
    public const string ApiBook = "/api";
    public const string ApiEntities = $"{Api}/entities";
    public const string ApiEntityRoute = $"{ApiEntities}/{{entity}}";
    public const string ApiRecordsRoute = $"{ApiEntityRoute}/records";
    public const string ApiRecordRoute = $"{ApiRecordsRoute}/{{id}}";
    public const string ApiRecordBySourceRoute = $"{ApiRecordsRoute}/by-key";
    public const string ApiRecordByMatchRoute = $"{ApiRecordsRoute}/by-match";
    public const string ApiChangesRoute = $"{ApiEntityRoute}/changes";
    public const string ApiSummaryRoute = $"{ApiEntityRoute}/summary";
    public const string ApiStreamRecordsRoute = $"{Api}/sources/{{source}}/streams/{{stream}}/records";
    public const string ApiStreamRecordRoute = $"{ApiStreamRecordsRoute}/by-key";
    public const string Mcp = "/mcp";
    public const string Workflows = "/workflows";
    public const string WorkflowNew = "/workflows/new";
    public const string WorkflowRoute = $"{Workflows}/{{Name}}";
    public const string WorkflowEditRoute = $"{WorkflowRoute}/change";
    public const string Agents = "/agents";
    public const string AgentNew = "/agents/new";
    public const string AgentRoute = $"{Agents}/{{Id:long}}";
    public const string AgentEditRoute = $"{AgentRoute}/change";

    /// <param name="format">csv or json.</param>
    /// <param name="query">The page's filters as "?text=…", or nothing.</param>
    public static string AuditExportAs(string format, string query) => $"{AuditExport}{(query.Length == 0 ? "?" : $"{query}&")}format={format}";

    /// <summary>The streams with this verdict.</summary>
    public static string FreshnessOf(string verdict) => $"{Freshness}?verdict={verdict}";

    /// <summary>All that a workflow depends on, by what the workflow is called.</summary>
    public static string FreshnessOfWorkflow(string label) => $"{Freshness}?by=Workflow&text={Uri.EscapeDataString(label)}";

    /// <summary>How the verdict of a stream went.</summary>
    public static string VerdictsOf(long stream) => $"{Freshness}/{stream}";

    /// <summary>The unified records of an entity, by its name.</summary>
    public static string DataOf(string entity) => $"{Data}/{Uri.EscapeDataString(entity)}";

    public static string DataRecord(string entity, long id) => $"{DataOf(entity)}/{id}";

    public static string ApiGate(string workflow) => $"{ApiWorkflows}/{Uri.EscapeDataString(workflow)}/gate";

    public static string ApiTriggers(string workflow) => $"{ApiWorkflows}/{Uri.EscapeDataString(workflow)}/triggers";

    public static string Workflow(string name) => $"{Workflows}/{Uri.EscapeDataString(name)}";

    public static string WorkflowEdit(string name) => $"{Workflow(name)}/change";

    public static string Agent(long id) => $"{Agents}/{id}";

    public static string AgentEdit(long id) => $"{Agent(id)}/change";

    public static string Source(long id) => $"{Sources}/{id}";

    /// <summary>With one of its streams in sight, however many it has.</summary>
    public static string Source(long id, string stream) => $"{Source(id)}?text={Uri.EscapeDataString(stream)}";

    public static string SourceSettings(long id) => $"{Source(id)}/settings";

    public static string Timeline(long source) => $"{Source(source)}/timeline";

    /// <summary>What the rows of all its streams look like; of one stream there is <see cref="Schema"/>.</summary>
    public static string SourceSchema(long id) => $"{Source(id)}/schema";

    /// <summary>What becomes of all that it says; of one feed there is <see cref="Mapping"/>.</summary>
    public static string SourceMapping(long id) => $"{Source(id)}/mapping";

    /// <summary>What is known of all its streams; of one there is <see cref="Records"/>.</summary>
    public static string SourceData(long id) => $"{Source(id)}/data";

    /// <summary>One change of a source; a run has an address of its own.</summary>
    public static string TimelineChange(long source, long id) => $"{Timeline(source)}/{id}";

    /// <summary>How the gate of a workflow was, by the workflow's name.</summary>
    public static string GateExport(string workflow) => $"/exports/workflows/{Uri.EscapeDataString(workflow)}/gate";

    public static string AgentReadsExport(long agent) => $"/exports/agents/{agent}/reads";

    public static string RunsExport(long feed) => $"/exports/runs/{feed}";

    public static string VerdictsExport(long stream) => $"/exports/verdicts/{stream}";

    public static string TimelineExport(long source) => $"/exports/timeline/{source}";

    public static string SourceSchemaExport(long source) => $"/exports/schema/{source}";

    public static string SourceMappingExport(long source) => $"/exports/mappings/{source}";

    public static string SourceDataExport(long source) => $"/exports/streams/{source}";

    public static string DriftsExport(long stream) => $"/exports/drifts/{stream}";

    public static string DataExport(string entity) => $"/exports/data/{Uri.EscapeDataString(entity)}";

    public static string RecordsExport(long stream) => $"/exports/records/{stream}";

    public static string QuarantineExport(long feed) => $"/exports/quarantine/{feed}";

    public static string Connecting(long source) => $"{Source(source)}/connect";

    public static string Unfinished(long source, long id) => $"{Connecting(source)}/{id}";

    public static string Runs(long source, long feed) => $"{Source(source)}/feeds/{feed}/runs";

    /// <summary>What a feed read and could not take.</summary>
    public static string Quarantine(long source, long feed) => $"{Source(source)}/feeds/{feed}/quarantine";

    /// <summary>How a feed reads its list.</summary>
    public static string Reading(long source, long feed) => $"{Source(source)}/feeds/{feed}/reading";

    public static string Mapping(long source, long feed) => $"{Source(source)}/feeds/{feed}/mapping";

    public static string Run(long id) => $"{AllRuns}{id}";

    public static string RunLog(long id) => $"{Run(id)}/log";

    public static string Records(long source, long stream) => $"{Source(source)}/streams/{stream}/records";

    public static string Schema(long source, long stream) => $"{Source(source)}/streams/{stream}/schema";

    /// <summary>The key is whatever the source calls its record, slashes and dots among it, so it stands where none of them means anything.</summary>
    public static string Record(long source, long stream, string key) => $"{Source(source)}/streams/{stream}/record?key={Uri.EscapeDataString(key)}";

    public static string SignInWith(string scheme) => $"/sign-in/with/{scheme}";

    public static string SignInDoneWith(string returnUrl) => $"{SignInDone}?returnUrl={Uri.EscapeDataString(returnUrl)}";

    public static string SignInBecause(Enum problem) => $"{SignIn}?problem={problem}";

    /// <summary>Where a refused request is told why, by its status code.</summary>
    public static string Status(string code) => $"/problem/{code}";

    /// <summary>Sign-in, and back to where the reader wanted to go.</summary>
    public static string SignInThen(string returnUrl) => $"{SignIn}?returnUrl={Uri.EscapeDataString(returnUrl)}";

    /// <summary>
    /// Where an invitation or a reset link leads. The token stands behind the #, which a browser keeps to itself: it is in
    /// no log on the way, and mail programs that look at links do not even send it.
    /// </summary>
    public static string JoinWith(string token) => $"{Join}#{Uri.EscapeDataString(token)}";
}
