import java.io.FileInputStream;
import java.net.InetAddress;
import java.security.KeyStore;
import java.security.Security;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** java Handshakes.java PORT KEYS.p12 PASSWORD: completes handshakes with everything JSSE still has, says one line, closes. */
public final class Handshakes {
  public static void main(String[] words) throws Exception {
    Security.setProperty("jdk.tls.disabledAlgorithms", "");
    char[] password = words[2].toCharArray();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    keys.load(new FileInputStream(words[1]), password);
    KeyManagerFactory managers = KeyManagerFactory.getInstance("SunX509");
    managers.init(keys, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    SSLServerSocket server = (SSLServerSocket) context.getServerSocketFactory()
        .createServerSocket(Integer.parseInt(words[0]), 200, InetAddress.getLoopbackAddress());
    server.setEnabledProtocols(new String[] {"TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3"});
    while (true) {
      SSLSocket socket = (SSLSocket) server.accept();
      Thread one = new Thread(() -> greet(socket));
      one.setDaemon(true);
      one.start();
    }
  }

  private static void greet(SSLSocket socket) {
    try (socket) {
      socket.setSoTimeout(10000);
      socket.startHandshake();
      socket.getOutputStream().write("ok\n".getBytes());
    } catch (Exception ended) {
      // Most of what a scanner does is meant to fail.
    }
  }
}
