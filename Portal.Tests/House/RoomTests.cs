using System.Reflection;
using Portal.Engine;
using Portal.Web;

namespace Portal.Tests.House;

/// <summary>The arrows between the rooms point one way. A breach is named type by type.</summary>
public sealed class RoomTests
{
    const string Engine = "Portal.Engine", Web = "Portal.Web";

    /// <summary>In the order of the pipeline: a room knows those before it and none after it. A new room takes its place here.</summary>
    static readonly string[] EngineRooms = ["Secrets", "Configuration", "Forms", "Persistence", "Audit", "Credentials", "Resilience", "People", "Calendars", "Entities", "Mapping", "Connectors", "Sources", "Store", "Projection", "Sync", "Connecting", "Scheduling", "Freshness", "Deliveries", "Workflows", "Agents", "Data", "Blueprints"];

    static readonly string[] WebRooms = ["Platform", "Ui", "Shell", "Verdicts", "Features", "Commands", "SampleCompany"];

    [Fact]
    public void Every_room_has_its_place()
    {
        Assert.All(Rooms(typeof(PortalEngine).Assembly, Engine), room => Assert.Contains(room, EngineRooms));
        Assert.All(Rooms(typeof(PortalApplication).Assembly, Web), room => Assert.Contains(room, WebRooms));
    }

    [Fact]
    public void In_the_engine_no_room_knows_one_that_comes_after_it() => NoArrow(typeof(PortalEngine).Assembly, (from, to) =>
        Room(from, Engine) is { } one && Room(to, Engine) is { } other && Array.IndexOf(EngineRooms, one) < Array.IndexOf(EngineRooms, other));

    [Fact]
    public void The_engine_does_not_know_the_web() => NoArrow(typeof(PortalEngine).Assembly, (_, to) => to.Assembly == typeof(PortalApplication).Assembly);

    [Fact]
    public void Controls_know_nothing_of_the_business() => NoArrow(typeof(PortalApplication).Assembly, (from, to) =>
        Room(from, Web) == "Ui" && (Room(to, Web) == "Features" || Room(to, Engine) is not null));

    [Fact]
    public void The_platform_knows_no_feature() => NoArrow(typeof(PortalApplication).Assembly, (from, to) =>
        Room(from, Web) == "Platform" && Room(to, Web) == "Features");

    [Fact]
    public void The_sample_company_knows_nothing_of_the_portal_but_how_settings_are_read() => NoArrow(typeof(PortalApplication).Assembly, (from, to) =>
        Room(from, Web) == "SampleCompany" && to.Namespace?.StartsWith("Portal.", StringComparison.Ordinal) == true && Room(to, Web) != "SampleCompany" && Room(to, Engine) != "Configuration");

    [Fact]
    public void No_feature_knows_another() => NoArrow(typeof(PortalApplication).Assembly, (from, to) =>
        Feature(from) is { } one && Feature(to) is { } other && one != other);

    [Theory]
    [InlineData(typeof(ByBase))]
    [InlineData(typeof(ByField))]
    [InlineData(typeof(ByCall))]
    [InlineData(typeof(ByGeneric))]
    [InlineData(typeof(ByAttribute))]
    public void An_arrow_is_seen_wherever_it_starts(Type from) => Assert.Contains(typeof(Target), TypeArrows.Known(from));

    [Fact]
    public void An_arrow_from_inside_a_lambda_or_an_async_method_is_the_types_own() =>
        Assert.Contains((typeof(Lazily), typeof(Target)), TypeArrows.In(typeof(RoomTests).Assembly));

    static void NoArrow(Assembly assembly, Func<Type, Type, bool> isForbidden) =>
        Assert.Empty(TypeArrows.In(assembly).Where(arrow => isForbidden(arrow.From, arrow.To)).Select(arrow => $"{arrow.From} -> {arrow.To}"));

    static IEnumerable<string> Rooms(Assembly assembly, string root) => assembly.GetTypes().Select(type => Room(type, root)).OfType<string>().Distinct();

    /// <summary>The first part of the namespace below the root; null at the root itself and outside.</summary>
    static string? Room(Type type, string root) => Below(type, root)?.Split('.')[0];

    static string? Feature(Type type) => Below(type, $"{Web}.Features")?.Split('.')[0];

    static string? Below(Type type, string root) =>
        type.Namespace?.StartsWith(root + ".", StringComparison.Ordinal) == true ? type.Namespace[(root.Length + 1)..] : null;
}
