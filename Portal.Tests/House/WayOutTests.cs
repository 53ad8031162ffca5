using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Reflection;
using Portal.Engine;

namespace Portal.Tests.House;

/// <summary>The engine goes out by the guard only: nothing else in it makes what could connect by itself.</summary>
public sealed class WayOutTests
{
    const string Guard = "Portal.Engine.Resilience";

    static readonly Type[] Ways = [typeof(SocketsHttpHandler), typeof(HttpClientHandler), typeof(Socket), typeof(TcpClient), typeof(UdpClient), typeof(ClientWebSocket), typeof(SmtpClient)];

    [Fact]
    public void The_engine_makes_no_way_out_but_the_guards() => Assert.Empty(
        typeof(PortalEngine).Assembly.GetTypes().Where(type => TypeArrows.Outermost(type).Namespace?.StartsWith(Guard, StringComparison.Ordinal) != true)
            .SelectMany(type => TypeArrows.Made(type).Where(IsWayOut).Select(made => $"{TypeArrows.Outermost(type)} makes a {made.DeclaringType!.Name} of its own. Take GuardedHttp.")));

    [Theory]
    [InlineData(typeof(Bare), true)]
    [InlineData(typeof(OwnHandler), true)]
    [InlineData(typeof(OverAnother), false)]
    public void A_way_out_is_seen(Type type, bool isSeen) => Assert.Equal(isSeen, TypeArrows.Made(type).Any(IsWayOut));

    [Fact]
    public void The_guards_own_is_there() => Assert.Contains(typeof(Portal.Engine.Resilience.Egress.GuardedHttp).Assembly.GetTypes(), type => TypeArrows.Made(type).Any(IsWayOut));

    /// <summary>A client over a handler that somebody hands it goes where that one goes.</summary>
    static bool IsWayOut(ConstructorInfo made) => Ways.Contains(made.DeclaringType) || (made.DeclaringType == typeof(HttpClient) && made.GetParameters().Length == 0);

    static class Bare
    {
        public static HttpClient Make() => new() { DefaultRequestVersion = HttpVersion.Version11 };
    }

    static class OwnHandler
    {
        public static SocketsHttpHandler Make() => new();
    }

    static class OverAnother
    {
        public static HttpClient Make(HttpMessageHandler handler) => new(handler);
    }
}
