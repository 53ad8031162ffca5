using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.Serialization;
using System.Text;
using System.Text.Json;
using System.Xml.Serialization;
using Microsoft.Extensions.Logging;
using Portal.Engine;
using Portal.Engine.Secrets;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Secrets;

/// <summary>Every way in which a value gets out of a program by accident.</summary>
public sealed partial class SecretTests
{
    const string Planted = "planted-value";

    static readonly Secret Secret = new(Planted);

    [Fact]
    public void Text_made_of_it_is_dots()
    {
        string[] texts =
        [
            $"{Secret}", $"{Secret,40:x}", "" + Secret, Secret.ToString(), string.Format(CultureInfo.InvariantCulture, "{0:G}", Secret), string.Concat(Secret, Secret),
            string.Join(',', [Secret]), new StringBuilder().Append(Secret).ToString(), Convert.ToString(Secret, CultureInfo.InvariantCulture)!,
            new Holder(Secret, [Secret]).ToString(), ((Outcome<Secret>)Secret).ToString(), $"{(Secret, 1)}", $"{new { Secret }}",
            new InvalidOperationException($"Failed with {Secret}") { Data = { ["secret"] = Secret } }.ToString(),
        ];

        Assert.All(texts, text => Assert.DoesNotContain(Planted, text));
        Assert.All(texts[..2], text => Assert.Contains(Secret.Dots, text));
    }

    [Fact]
    public void JSON_of_it_is_dots_as_a_value_and_as_a_key()
    {
        object[] values = [Secret, new Holder(Secret, [Secret]), new Dictionary<Secret, int> { [Secret] = 1 }, new Dictionary<string, object> { ["a"] = Secret }, new object[] { Secret }];

        Assert.All(values, value =>
        {
            var json = JsonSerializer.Serialize(value);
            Assert.DoesNotContain(Planted, json);
            Assert.Contains(JsonEncodedText.Encode(Secret.Dots).ToString(), json);
        });
    }

    [Fact]
    public void JSON_is_read_into_it()
    {
        Assert.Equal(Planted, JsonSerializer.Deserialize<Secret>($"\"{Planted}\"")!.Reveal());
        Assert.Null(JsonSerializer.Deserialize<Secret>("null"));
        Assert.Equal(Secret, Assert.Single(JsonSerializer.Deserialize<Dictionary<Secret, int>>($$"""{"{{Planted}}":1}""")!).Key);
    }

    [Fact]
    public void A_wrong_JSON_does_not_repeat_what_it_read()
    {
        var fault = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Holder>("""{"One":4711}"""));
        Assert.DoesNotContain("4711", fault.ToString());
    }

    [Fact]
    public void Logs_show_dots_in_the_line_and_in_its_parts()
    {
        using var logs = new CapturedLogs();
        using var factory = LoggerFactory.Create(logging => logging.AddProvider(logs).SetMinimumLevel(LogLevel.Trace));
        var log = factory.CreateLogger("test");

        using (log.BeginScope(new Dictionary<string, object> { ["secret"] = Secret }))
        {
            Told(log, Secret, new Holder(Secret, [Secret]), new InvalidOperationException($"{Secret}"));
#pragma warning disable CA2254, CA2023 // somebody will write it so
            log.LogWarning("{@Secret} {$Secret} {Secret:x}", Secret, Secret, Secret);
            log.LogWarning($"{Secret}");
#pragma warning restore CA2254, CA2023
        }

        Assert.Equal(3, logs.Lines.Count);
        Assert.DoesNotContain(Planted, logs.ToString());
    }

    [Fact]
    public void XML_serializers_refuse_it_or_find_nothing()
    {
        Assert.ThrowsAny<Exception>(() => new XmlSerializer(typeof(Secret)));
        using var stream = new MemoryStream();
        Assert.ThrowsAny<Exception>(() => new DataContractSerializer(typeof(Secret)).WriteObject(stream, Secret));
        Assert.DoesNotContain(Planted, Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Fact]
    public void Type_descriptors_make_it_from_text_and_make_no_text_of_it()
    {
        var converter = TypeDescriptor.GetConverter(typeof(Secret));

        Assert.Equal(Secret, converter.ConvertFromInvariantString(Planted));
        Assert.False(converter.CanConvertTo(typeof(string)));
        Assert.Equal(Secret.Dots, converter.ConvertToString(Secret));
        Assert.Equal(Secret.Dots, converter.ConvertTo(Secret, typeof(object)));
        Assert.Throws<NotSupportedException>(() => converter.ConvertFrom(4711));
        Assert.Empty(TypeDescriptor.GetProperties(Secret));
    }

    [Fact]
    public void A_debugger_shows_dots()
    {
        Assert.Equal(Secret.Dots, typeof(Secret).GetCustomAttribute<DebuggerDisplayAttribute>()!.Value);
        var veil = Type.GetType(typeof(Secret).GetCustomAttribute<DebuggerTypeProxyAttribute>()!.ProxyTypeName)!;
        var shown = Activator.CreateInstance(veil, Secret)!;
        Assert.All(veil.GetProperties(), property => Assert.Equal(Secret.Dots, property.GetValue(shown)));
        Assert.All(
            typeof(Secret).GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public),
            field => Assert.Equal(DebuggerBrowsableState.Never, field.GetCustomAttribute<DebuggerBrowsableAttribute>()?.State));
    }

    [Fact]
    public void Nothing_public_but_Reveal_gives_the_text()
    {
        var ways = typeof(Secret).GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .OfType<MethodInfo>().Where(method => method.ReturnType == typeof(string)).Select(method => method.Name).Distinct();

        Assert.Equal(["Reveal", "ToString"], ways.Order());
        Assert.Empty(typeof(Secret).GetProperties());
    }

    [Fact]
    public void It_is_equal_to_another_of_the_same_text_alone()
    {
        Assert.True(Secret.Equals(new Secret(Planted)));
        Assert.Equal(Secret.GetHashCode(), new Secret(Planted).GetHashCode());
        Assert.False(Secret.Equals(new Secret("planted-valuf")));
        Assert.False(Secret.Equals(null));
        Assert.False(Secret.Equals((object)Planted));
        Assert.Throws<ArgumentNullException>(() => new Secret(null!));
    }

    [Fact]
    public void A_refused_outcome_prints_why()
    {
        Outcome<Secret> refused = new Refused();
        Assert.Equal("No.", $"{refused}");
    }

    [LoggerMessage(LogLevel.Warning, "{Secret} {Holder}")]
    static partial void Told(ILogger logger, Secret secret, Holder holder, Exception cause);

    sealed record Holder(Secret? One, Secret[] More);

    sealed record Refused : Refusal
    {
        public override string Message => "No.";
    }
}
