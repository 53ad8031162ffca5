using Portal.Web.Features.Api.Data;

namespace Portal.Tests.Web.Features.Api.Data;

/// <summary>Another answer has another tag, whatever the difference.</summary>
public sealed class AnswerTagTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(500)]
    public void Every_bit_counts_and_so_do_bytes_that_are_nothing(int length)
    {
        var answer = new byte[length];
        new Random(length).NextBytes(answer);
        var tags = new HashSet<string> { Of(answer), Of([.. answer, 0]), Of([0, .. answer]) };
        for (var bit = 0; bit < length * 8; bit++)
        {
            answer[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.True(tags.Add(Of(answer)), $"bit {bit}");
            answer[bit / 8] ^= (byte)(1 << (bit % 8));
        }

        Assert.Contains(Of(answer), tags);
        Assert.Equal((length * 8) + 3, tags.Count);
    }

    [Fact]
    public void Parts_that_change_places_count()
    {
        byte[] one = [.. Enumerable.Repeat((byte)1, 16)], two = [.. Enumerable.Repeat((byte)2, 16)];

        Assert.Equal(6, new[] { Of([.. one, .. two]), Of([.. two, .. one]), Of([.. one, .. one]), Of([.. two, .. two]), Of(one), Of(two) }.Distinct().Count());
    }

    static string Of(ReadOnlySpan<byte> answer) => AnswerTag.Of(answer).ToString();
}
