using System.Text;
using Portal.Engine.Credentials;

namespace Portal.Tests.Engine.Credentials;

public sealed class FieldCipherTests
{
    static readonly FieldCipher Cipher = new(new byte[32]), Other = new([1, .. new byte[31]]);

    [Theory]
    [InlineData("")]
    [InlineData("ada@example.com")]
    [InlineData("Zoë 🌍")]
    public void What_is_closed_opens_for_its_owner_with_its_key_and_for_nobody_else(string text)
    {
        var box = Cipher.Close(Utf8(text), "7 a email");

        Assert.Equal(text, Encoding.UTF8.GetString(Cipher.Open(box, "7 a email")!));
        Assert.Null(Cipher.Open(box, "7 b email"));
        Assert.Null(Other.Open(box, "7 a email"));
    }

    [Fact]
    public void A_box_that_was_changed_anywhere_or_cut_does_not_open()
    {
        var box = Cipher.Close(Utf8("secret"), "me");
        for (var i = 0; i < box.Length; i++)
        {
            var changed = box.ToArray();
            changed[i] ^= 1;
            Assert.Null(Cipher.Open(changed, "me"));
            Assert.Null(Cipher.Open(box.AsSpan(0, i), "me"));
        }
    }

    [Fact]
    public void The_same_value_is_closed_differently_each_time() =>
        Assert.NotEqual(Cipher.Close(Utf8("same"), "me"), Cipher.Close(Utf8("same"), "me"));

    [Fact]
    public void A_blind_is_the_same_for_the_same_value_of_the_same_kind_under_the_same_key()
    {
        var blind = Cipher.Blind("email", Utf8("ada"));

        Assert.Equal(FieldCipher.BlindBytes, blind.Length);
        Assert.Equal(blind, Cipher.Blind("email", Utf8("ada")));
        Assert.NotEqual(blind, Cipher.Blind("email", Utf8("adb")));
        Assert.NotEqual(blind, Cipher.Blind("phone", Utf8("ada")));
        Assert.NotEqual(blind, Other.Blind("email", Utf8("ada")));
    }

    static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
