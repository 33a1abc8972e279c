# With the address and the SHA-256 of the release's tarball: brew install ./journal.rb
class Journal < Formula
  desc "Records of guests as plain text, and checks of menus against them"
  homepage "https://journal.example"
  url "https://journal.example/journal-1.0.0.tar.gz"
  sha256 "0000000000000000000000000000000000000000000000000000000000000000"
  license all_of: ["ISC", "Unicode-3.0"]

  def install
    system "make", "install", "prefix=#{prefix}", "bashdir=#{bash_completion}",
           "zshdir=#{zsh_completion}", "fishdir=#{fish_completion}", "emacsdir=#{elisp}"
  end

  test do
    system bin/"journal", "init", "house"
    system bin/"journal", "-C", "house", "new", "Zoe Berg"
    system bin/"journal", "-C", "house", "add", "zoe", "allergy: nuts"
    assert_match "allergy: nuts", File.read("house/guests/zoe-berg.txt")
  end
end
