using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Console;

namespace Portal.Web.Platform.Logging;

static class LoggingSetup
{
    /// <summary>The console, in the portal's own format: whatever runs the process takes the log from there.</summary>
    public static void AddPortalLogging(this ILoggingBuilder logging, LogOptions options)
    {
        logging.Configure(factory => factory.ActivityTrackingOptions = ActivityTrackingOptions.None);
        logging.AddConsole(console => console.FormatterName = options.Format.ToString());
        logging.Services.RemoveAll<ConsoleFormatter>();
        logging.Services.AddSingleton<ConsoleFormatter>(services => options.Format switch
        {
            LogFormat.Json => new JsonFormatter(services.GetRequiredService<TimeProvider>()),
            _ => new PlainFormatter(services.GetRequiredService<TimeProvider>()),
        });
    }
}
