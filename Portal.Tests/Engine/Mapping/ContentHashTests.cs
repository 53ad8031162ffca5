using Portal.Engine.Mapping;

namespace Portal.Tests.Engine.Mapping;

public sealed class ContentHashTests
{
    [Fact]
    public void It_is_the_first_half_of_sha_256()
    {
        var hash = ContentHash.Of("abc"u8);

        Assert.Equal("ba7816bf8f01cfea414140de5dae2223", Convert.ToHexStringLower(ContentHash.ToBytes(hash)));
        Assert.Equal(hash, ContentHash.FromBytes(ContentHash.ToBytes(hash)));
        Assert.NotEqual(hash, ContentHash.Of("abd"u8));
    }

    [Fact]
    public void Bytes_of_another_length_are_none() => Assert.Throws<ArgumentException>(() => ContentHash.FromBytes(new byte[15]));
}
