using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Portal.Engine.Resilience;
using Portal.Engine.Resilience.Egress;

namespace Portal.Tests.Engine.Resilience.Egress;

public sealed class BoundTests
{
    const int Most = 64 * 1024;

    [Theory]
    [InlineData(Most, true)]
    [InlineData(Most + 1, false)]
    public async Task An_answer_may_be_just_so_long(int length, bool fits)
    {
        await using var server = await LoopbackServer.Start(http =>
        {
            http.Response.ContentLength = http.Request.Path == "/told" ? length : null;
            return http.Response.Body.WriteAsync(new byte[length]).AsTask();
        });
        using var house = new EgressHouse(EgressHouse.Allow(server) with { MaxResponseBytes = Most });

        foreach (var path in new[] { "/told", "/untold" })
        {
            if (fits) Assert.Equal(length + "200 ".Length, (await house.Get($"{server.At(path)}")).Length);
            else Assert.Equal(Most, Assert.IsType<ResponseTooLarge>(await house.Refusal($"{server.At(path)}")).MostBytes);
        }
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task What_unpacks_into_too_much_is_cut_off(string encoding)
    {
        var packed = Pack(encoding, new byte[50 * 1024 * 1024]);
        Assert.True(packed.Length < Most);
        await using var server = await LoopbackServer.Start(http =>
        {
            http.Response.Headers.ContentEncoding = encoding;
            return http.Response.Body.WriteAsync(packed).AsTask();
        });
        using var house = new EgressHouse(EgressHouse.Allow(server) with { MaxResponseBytes = Most });

        Assert.IsType<ResponseTooLarge>(await house.Refusal($"{server.Address}"));
    }

    [Fact]
    public async Task What_is_packed_and_fits_is_read()
    {
        await using var server = await LoopbackServer.Start(http =>
        {
            http.Response.Headers.ContentEncoding = "gzip";
            return http.Response.Body.WriteAsync(Pack("gzip", "hello"u8.ToArray())).AsTask();
        });
        using var house = EgressHouse.Allowing(server);

        Assert.Equal("200 hello", await house.Get($"{server.Address}"));
    }

    [Fact]
    public async Task A_head_that_is_too_large_is_refused()
    {
        await using var server = await LoopbackServer.Start(http =>
        {
            for (var i = 0; i < 100; i++) http.Response.Headers[$"X-{i}"] = new string('x', 1000);
            return Task.CompletedTask;
        });
        using var house = EgressHouse.Allowing(server);

        Assert.IsType<ResponseHeadTooLarge>(await house.Refusal($"{server.Address}"));
    }

    [Fact]
    public async Task An_answer_that_does_not_begin_is_given_up()
    {
        await using var server = await LoopbackServer.Start(http => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default));
        using var house = EgressHouse.Allowing(server);

        var refusal = house.Refusal($"{server.Address}");
        await house.Clock.SomebodyWaits(TimeSpan.FromSeconds(60), stop: TestContext.Current.CancellationToken);
        house.Clock.Advance(TimeSpan.FromSeconds(60));

        Assert.EndsWith("took longer than 60 seconds to begin its answer. Tell whoever runs it, or ask it for smaller pages.", (await refusal).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_drips_is_cut_off_when_its_time_is_over()
    {
        await using var server = await LoopbackServer.Start(async http =>
        {
            while (!http.RequestAborted.IsCancellationRequested)
            {
                await http.Response.Body.WriteAsync("."u8.ToArray());
                await http.Response.Body.FlushAsync();
            }
        });
        using var house = new EgressHouse(EgressHouse.Allow(server) with { MaxResponseBytes = int.MaxValue });
        var stop = TestContext.Current.CancellationToken;
        using var response = await house.Client.GetAsync(server.Address, HttpCompletionOption.ResponseHeadersRead, stop);
        await using var body = await response.Content.ReadAsStreamAsync(stop);
        var buffer = new byte[1];

        for (var i = 0; i < 10; i++)
        {
            await body.ReadExactlyAsync(buffer, stop);
            house.Clock.Advance(TimeSpan.FromSeconds(29));
        }

        house.Clock.Advance(TimeSpan.FromSeconds(10));
        var slow = await Assert.ThrowsAsync<EgressException>(async () => await body.ReadExactlyAsync(buffer, stop));
        Assert.Equal("to end its answer", Assert.IsType<ResponseTooSlow>(slow.Refusal).What);
        Assert.Equal(Who.Source, slow.Refusal.Who);
    }

    [Fact]
    public async Task A_reader_that_blocks_is_told_so()
    {
        await using var server = await LoopbackServer.Start(http => http.Response.WriteAsync("hello"));
        using var house = EgressHouse.Allowing(server);
        var stop = TestContext.Current.CancellationToken;
        using var response = await house.Client.GetAsync(server.Address, HttpCompletionOption.ResponseHeadersRead, stop);
        await using var body = await response.Content.ReadAsStreamAsync(stop);

        Assert.Throws<NotSupportedException>(() => body.ReadByte());
    }

    [Fact]
    public async Task No_proxy_is_taken_from_the_environment_and_the_one_that_is_set_is_not_a_way_around()
    {
        await using var proxy = await LoopbackServer.Start(http => http.Response.WriteAsync("by proxy"));
        var network = new ScriptedNetwork { Internet = proxy.Address }.With("127.0.0.1", "127.0.0.1").With("api.example.com", "93.184.216.34").With("inside.example.com", "10.0.0.5");
        using var house = new EgressHouse(new EgressOptions { Proxy = proxy.Address }, network);

        Assert.Equal("200 by proxy", await house.Get("http://api.example.com/"));
        Assert.IsType<AddressRefused>(await house.Refusal("http://inside.example.com/"));
        Assert.IsType<AddressRefused>(await house.Refusal("http://169.254.169.254/"));
        Assert.IsType<AddressRefused>(await house.Refusal($"{proxy.Address}"));
        Assert.Single(proxy.Requests);
    }

    [Fact]
    public async Task A_host_header_cannot_speak_to_somebody_else()
    {
        await using var server = await LoopbackServer.Start(_ => Task.CompletedTask);
        using var house = EgressHouse.Allowing(server);
        using var request = new HttpRequestMessage(HttpMethod.Get, server.Address) { Headers = { Host = "other.internal" } };

        Assert.IsType<HostHeaderRefused>((await Assert.ThrowsAsync<EgressException>(() => house.Client.SendAsync(request, TestContext.Current.CancellationToken))).Refusal);
    }

    static byte[] Pack(string encoding, byte[] content)
    {
        using var packed = new MemoryStream();
        using (Stream packer = encoding switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Optimal),
            "br" => new BrotliStream(packed, CompressionLevel.Optimal),
            _ => new ZLibStream(packed, CompressionLevel.Optimal),
        })
        {
            packer.Write(content);
        }

        return packed.ToArray();
    }
}
