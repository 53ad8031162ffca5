using Portal.Engine.Calendars;

namespace Portal.Engine.Freshness;

static class Moments
{
    /// <summary>Later by so much, but no later than time goes.</summary>
    public static DateTimeOffset Plus(this DateTimeOffset moment, TimeSpan more) => WorkingTime.Always.After(moment, more);
}
